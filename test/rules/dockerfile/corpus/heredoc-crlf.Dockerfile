FROM alpine
RUN <<EOF
x
EOF
USER 1
