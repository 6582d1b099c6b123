FROM alpine
RUN cat 3<<EOF <&3
x
EOF
