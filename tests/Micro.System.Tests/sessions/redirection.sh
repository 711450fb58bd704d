set -v
# Pipes and redirections.
mkdir t; cd t
echo out > f; echo more >> f; cat < f
ls none 2> e; cat e; ls none > both 2>&1; cat both
{ echo a; echo b >&2; } 2> e | cat -n; cat e
ls none 2>&1 | wc -l; ls none 2> /dev/null; echo "$?"
seq 100 | grep 7 | head -n 3 | tail -n 1
seq 5 | sort -r | tee copy | wc -l; cat copy
cat f - < copy | wc
true | false; echo "$?"; false | true; echo "$?"; ! false | false; echo "$?"
> empty; wc -c empty; : > f; cat f; echo x > missing/f; echo "$?"; cat < missing; echo "$?"
(echo sub; echo shell >&2) > s 2>&1; cat s
for i in 1 2; do echo "$i"; done > loop; cat loop
while read line; do echo "[$line]"; done < loop
x=$(echo captured | cat); echo "$x"; echo `echo old`
# A writer whose reader is gone ends.
seq 1000000 | head -n 1
find /t -type f | xargs wc -c | tail -n 1
