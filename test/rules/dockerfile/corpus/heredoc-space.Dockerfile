FROM alpine
RUN cat << EOF
x
EOF
USER 1
