# escape=\
FROM alpine:3.22 AS base
RUN echo a \
  && echo b
ENV A=b
