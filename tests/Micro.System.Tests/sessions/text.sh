set -v
# Commands that work on text.
mkdir t; cd t
seq 1 3 > n; seq 10 -4 0 | tee down; printf '%s\n' b a c a > l
cat n l | sort | uniq -c
sort -r l; sort -u l; sort -n down; sort -c l; echo "$?"
head -n 2 l; tail -n +3 l; tail -c 4 l; head -c 4 l
wc n l; wc -l n
grep a l; grep -n c l; grep -v a l; grep -c a l; grep -q z l; echo "$?"
grep -E '^(a|c)$' l n; grep -o '[0-9]' down
hexdump -C l; hexdump n; printf 'a\0b' | hexdump -C
sha256sum n l empty; sha256sum n > sums; sha256sum -c sums
cmp n l; echo "$?"; cmp -s n n; echo "$?"
printf '%5d|%-5s|%x\n' 42 ab 255; echo -n 'no end'; echo; echo -e 'a\tb'
test 3 -gt 2; echo "$?"; [ a = b ]; echo "$?"; test -z ''; echo "$?"
echo 'a b  c' | { read x y; echo "$y,$x"; }
date -u -d @0; date -u -d @86400 +%F
uniq -d l; sort l | uniq -d; uniq -u n | wc -l
