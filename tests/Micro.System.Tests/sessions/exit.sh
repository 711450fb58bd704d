# No trace of the shell itself: not its prompt, nor what it reads.
printf 'no line end'
poweroff 201
echo never
