FROM alpine
COPY <<one <<two a.txt /d/
1
one
2
two
RUN cat /d/*
