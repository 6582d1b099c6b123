FROM alpine
CMD ["a", \
  "b", \
  # comment
  "c"]
