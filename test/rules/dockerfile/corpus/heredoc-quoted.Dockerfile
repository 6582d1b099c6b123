FROM alpine
RUN <<"EOF"
$x
EOF
RUN <<'E O F'
$x
E O F
COPY <<-"X" /a
	b
	X
