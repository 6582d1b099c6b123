FROM alpine
HEALTHCHECK --interval=30s --timeout=3s CMD curl -f http://x/ || exit 1
HEALTHCHECK CMD ["a", "b"]
HEALTHCHECK NONE
HEALTHCHECK --retries=3 \
   CMD \
   node x.js
