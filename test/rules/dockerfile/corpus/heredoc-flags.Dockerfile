FROM alpine
RUN --mount=type=cache,target=/root/.cache <<EOF
x
EOF
COPY --chmod=755 <<EOF /e.sh
#!/bin/sh
EOF
