FROM alpine
RUN apk add \
  # the tool
  curl \
# at the margin
  git
USER 1
