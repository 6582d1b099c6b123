FROM alpine
RUN --mount=type=secret,id=npm,target=/root/.npmrc --mount=type=cache,target=/root/.npm --network=none npm ci
RUN --security=insecure x
