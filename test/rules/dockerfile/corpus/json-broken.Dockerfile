FROM alpine
CMD ['a', 'b']
ENTRYPOINT ["a", "b"
RUN [ -f x ] && echo y
CMD ["a",]
