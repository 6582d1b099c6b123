FROM alpine
FOO bar
RUN x
