FROM alpine
CMD ["a\"b", "c\\d", "\u00e9", "e\tf"]
SHELL ["powershell", "-command"]
