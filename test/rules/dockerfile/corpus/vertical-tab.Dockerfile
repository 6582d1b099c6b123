FROMalpineASb
RUN a
