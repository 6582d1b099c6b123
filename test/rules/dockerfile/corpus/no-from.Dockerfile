RUN a
