FROM alpine
RUN <<EOF
apk add curl
USER nobody
# no comment
EOF
USER 1
