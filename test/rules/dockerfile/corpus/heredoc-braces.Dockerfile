FROM alpine
RUN echo ${a^^} <<EOF
RUN echo ${a:-b} <<EOF
x
EOF
