set -v
# Programs of the image, each a process of its own.
run true; echo "$?"; run spin 1000; echo "$?"
echo contents > f; run copy /f /g; cat g; run copy /none /g; echo "$?"; run copy; echo "$?"
mkdir d; cd d; run copy ../f g; cat g; run copy none g; echo "$?"; run copy g ../d/./h | cat; cmp g h && echo same; cd ..; rm -r d
run allocate | grep -o '^.* rounds'; echo "$?"
run none; echo "$?"; run; echo "$?"
run copy /f /h && cmp f h && echo same
echo other > g; run copy /g /f && cat f
run fault null-read; echo "$?"
fault null-write; fault illegal > f; echo "$?"; grep -o '^illegal *illegal instruction' f; fault none; echo "$?"; run fault none; echo "$?"
run true | cat; run spin 10 & wait $!; echo "$?"
ps | head -n 1; ps | grep -o '[a-z]*$' | head -n 9
time true 2>&1 | grep -c real; uptime | grep -o 'up 0:00:'
free | head -n 1; date +%Y-%m-%d; history; sleep 0.01
