


FROM alpine


RUN a

