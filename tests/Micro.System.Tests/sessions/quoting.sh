set -v
# Quoting, variables and patterns.
mkdir t; cd t; touch a.txt b.txt ab.c .hidden 'sp ace'
echo 'single  $HOME' "double  $HOME" plain  $HOME \$HOME
x='a  b'; echo $x "$x" '$x' "${x}c" ${#x}
echo "a\"b" 'a"b' "a'b" a\ b \# "#" # a comment
echo * ; echo ?.txt [ab].txt [!a].txt *.none
echo '*' "*" \*; y='*.txt'; echo $y "$y"
echo ${none:-default} "${none-}" ${z:=set} $z ${z:+other}
false; echo "$?"; true; echo "$?"
set -- one 'two words' three; echo "$#" "$1" "$2"; for a in "$@"; do echo "<$a>"; done; shift; echo "$*"
for f in sp*; do cat "$f"; rm "$f"; done; ls -a
printf '%s,' a "b c" 'd"e'; echo
echo one; echo two;echo three # the last
echo con\
tinued; echo "two
lines"
export e=exported; u=not; sh -c 'echo "$e,$u"'; e=once sh -c 'echo $e'; echo $e
unset e; echo "[$e]"; echo "$PWD"; echo ~
echo "$(echo "nested $(echo twice)")" "`echo old`"
echo ä | wc -c; touch ö; ls ö; rm ö
