FROM alpine
\
RUN a
