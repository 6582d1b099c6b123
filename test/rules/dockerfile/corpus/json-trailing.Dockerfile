FROM alpine
CMD ["a"] x
RUN ["a"]   
