FROM alpine
RUN echo "a <<EOF b" && echo $((1<<2)) && cat <<<word
RUN echo it's <<EOF
RUN x<<EOF
RUN ["a", "<<EOF"]
CMD cat <<EOF
ENV A="<<EOF"
