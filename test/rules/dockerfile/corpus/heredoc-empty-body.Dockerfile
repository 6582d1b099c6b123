FROM alpine
RUN <<EOF
EOF
COPY <<"" /x

USER 1
