  FROM alpine
	RUN a
   # comment
  USER 1
