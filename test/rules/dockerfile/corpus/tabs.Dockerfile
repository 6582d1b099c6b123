FROM	alpine	AS	base
COPY	--from=base	/a	/b
