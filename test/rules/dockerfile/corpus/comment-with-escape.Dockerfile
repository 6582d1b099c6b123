# a comment \
FROM alpine
# another \
RUN x
