set -v
# Operators and compound commands.
true && echo yes; false && echo no; false || echo else; true || echo never
! true; echo "$?"; ! false && echo negated; false; true; echo "$?"
if [ -d / ]; then echo directory; else echo none; fi
if false; then echo 1; elif true; then echo 2; else echo 3; fi
for i in 1 2 3 4 5; do
  [ "$i" = 2 ] && continue
  [ "$i" = 4 ] && break
  echo "$i"
done
n=; while [ ${#n} -lt 3 ]; do n=x$n; echo "$n"; done
until [ -z "$n" ]; do n=; done; echo "[$n]"
case abc in x*) echo x;; a*|b*) echo a;; *) echo other;; esac
x=1; (x=2; echo "$x"; exit 3); echo "$?" "$x"
{ echo group; false; }; echo "$?"
printf 'echo script $0 $1 $#\nexit 7\n' > script; sh script a b; echo "$?"; sh -c 'exit 300'; echo "$?"
/script c; echo "$?"; echo 'echo from input' | sh
for a in x y; do for b in 1 2; do [ $b = 2 ] && continue 2; echo $a$b; done; done
set -e; false || echo caught; sh -c 'set -e; false; echo never'; echo never
