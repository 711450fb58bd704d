namespace Micro.Shell.Tests;

/// <summary>Texts that use the commands as coreutils, findutils, grep and util-linux have them; `--` lines separate them.</summary>
internal static class CommandCases
{
    public const string Text = """
        cat a.txt b.txt; cat < a.txt; cat - < b.txt; cat empty; cat -n dir/c.txt a.txt
        --
        cat a.txt missing b.txt; echo $?
        --
        cat dir; echo $?
        --
        wc a.txt; wc a.txt b.txt dir/c.txt; wc -l a.txt; wc -l < a.txt; wc -w a.txt b.txt; wc -c empty; wc empty
        --
        wc -lw a.txt; cat a.txt | wc; cat a.txt | wc -l; wc < a.txt; wc missing a.txt; echo $?
        --
        head -n 2 b.txt; head -2 b.txt; head -n -2 b.txt; head -c 5 b.txt; head -c -5 b.txt; head -n 0 b.txt; head dir/c.txt
        --
        head -n 1 a.txt b.txt; head -qn1 a.txt b.txt; head -vn1 a.txt; cat b.txt | head -n1; head -n 1 missing a.txt; echo $?
        --
        tail -n 2 b.txt; tail -2 b.txt; tail -n +3 b.txt; tail -c 5 b.txt; tail -c +5 b.txt; tail -n 0 b.txt; tail dir/c.txt
        --
        tail -n 1 a.txt b.txt; tail -qn1 a.txt b.txt; cat b.txt | tail -n2; cat dir/c.txt | tail -n 1; seq 5000 | tail -n 3; seq 5000 | tail -c 11
        --
        seq 1 20000 > big; tail -n 5000 big | head -n 2; tail -n 3 big; tail -n +19999 big; head -n -19998 big; tail -n 30000 big | wc -l
        --
        hexdump a.txt; hexdump -C dir/sub/d; hexdump -C empty; hexdump -n 5 a.txt; hexdump -s 3 -C a.txt; echo abc | hexdump
        --
        printf '%64s' x | hexdump; printf '%64s' x | hexdump -C; printf '%64s' x | hexdump -v; cat a.txt b.txt dir/c.txt | hexdump -C
        --
        sha256sum a.txt empty dir/sub/d; sha256sum < b.txt; cat a.txt | sha256sum -; sha256sum missing a.txt; echo $?
        --
        sha256sum a.txt b.txt > sums; sha256sum -c sums; echo x >> a.txt; sha256sum -c sums; echo $?; rm b.txt; sha256sum -c sums; echo $?
        --
        echo bad > sums; sha256sum -c sums; echo $?; sha256sum a.txt > sums; echo bad >> sums; sha256sum -c sums; echo $?
        --
        cmp a.txt a.txt; echo $?; cmp a.txt b.txt; echo $?; cmp -s a.txt b.txt; echo $?; cmp a.txt missing; echo $?
        --
        cp a.txt n; echo more >> n; cmp a.txt n; echo $?; cmp n a.txt; echo $?; cmp empty n; echo $?; printf 'alp' > m; cmp a.txt m; echo $?
        --
        printf 'alpha\nbetX\ngamma\n' > n; cmp -l a.txt n; echo $?; cmp a.txt n; cat n | cmp a.txt -; cmp a.txt < n; printf 'ab\ncd' >p; printf 'ab\ncde' >q; cmp p q
        --
        sort b.txt; sort -n b.txt; sort -r b.txt; sort -nr b.txt; sort -u b.txt; sort -nu b.txt; sort a.txt b.txt; sort < b.txt; sort empty
        --
        printf '%s\n' 'b 2' 'a 10' 'c 1' 'a 2' > f; sort f; sort -k2 f; sort -k2n f; sort -k 1,1 -k 2nr f; sort -k2,2n -k1,1r f; sort -s -k1,1 f
        --
        printf '%s\n' 'b:2:x' 'a:10:y' 'c:1:z' ':0:' > f; sort -t: -k2n f; sort -t : -k 2,2 f; sort -t: -k3 f; sort -t: -k1.1,1.1 -r f; sort -t: -k2.2 f
        --
        printf '%s\n' B a C b A c > f; sort f; sort -f f; sort -fu f; sort -fr f; printf '%s\n' ' b' '  a' c > g; sort g; sort -b g; sort -k1b g
        --
        printf '%s\n' -5 5 0 -0 1.5 1.25 -1.5 abc '' 10 010 ' 7' 1e3 > f; sort -n f; sort -rn f; sort -nu f; sort -n -s f
        --
        sort -c b.txt; echo $?; sort -c a.txt; echo $?; sort -o out b.txt; cat out; sort -o b.txt b.txt; cat b.txt; sort missing; echo $?
        --
        printf '%s\n' a a b c c c a > f; uniq f; uniq -c f; uniq -d f; uniq -u f; uniq -cd f; uniq f out; cat out; uniq < f; uniq empty
        --
        printf '%s\n' '1 x' '2 x' '3 y' 'X y' > f; uniq -f 1 f; uniq -s 2 f; uniq -w 1 f; printf '%s\n' a A b B b > g; uniq -i g; uniq -ci g; printf 'a\na' | uniq
        --
        echo hi | tee o1 o2; cat o1 o2; echo more | tee -a o1 > /dev/null; cat o1; echo x | tee dir; echo $?
        --
        seq 3; seq 2 4; seq 1 2 7; seq 5 -2 0; seq 3 1; seq -w 8 11; seq -s, 3; seq -s ' ' 1 3; seq 0 .5 2; seq 1 0.25 2; seq -1 1; seq -w -1 0.5 1; seq 1.0 3; seq -5 -3 -12
        --
        seq 0 0.1 1; seq 10 -0.5 8; seq -w 0 5 100 | tail -n 2; seq; echo $?; seq x; echo $?; seq 1 0 2; echo $?; seq 1 2 3 4; echo $?
        --
        grep a a.txt; grep -n a a.txt; grep -v a a.txt; grep -c a a.txt b.txt; grep -i ALPHA a.txt; grep -q a a.txt; echo $?; grep -q zzz a.txt; echo $?; grep x missing; echo $?
        --
        grep a a.txt missing; echo $?; grep -s a a.txt missing; echo $?; grep -l a a.txt b.txt dir/c.txt; grep -L a a.txt b.txt; grep -h t a.txt dir/c.txt; grep -H t a.txt
        --
        grep -r t . | sort; grep -rn t dir | sort; grep -r t | sort; grep -rl e * | sort; grep t dir; echo $?; grep -rc t dir | sort
        --
        grep '^b' a.txt; grep 'a$' a.txt; grep '^$' dir/c.txt; grep -c '' dir/c.txt; grep 'a.*a' a.txt; grep '[xyz]' a.txt; grep '[^a-z]' b.txt; grep 'l*p' a.txt; grep '*' a.txt; echo $?
        --
        grep -E 'alpha|beta' a.txt; grep -E '^(a|b)' a.txt; grep -E 'm+' a.txt; grep -E 'mm?a' a.txt; grep -E 'a{1,2}' a.txt; grep -E '(ph|mm)a' a.txt; grep -E '^.{4}$' a.txt; grep 'al\|be' a.txt
        --
        grep -F 'a.' a.txt; echo $?; grep -F alp a.txt; grep -Fx alpha a.txt; grep -x 'al.*' a.txt; grep -w one dir/c.txt; grep -w on dir/c.txt; echo $?; grep -o '[a-z]*' dir/c.txt; grep -on a a.txt
        --
        grep -e alpha -e gamma a.txt; grep -m1 a a.txt; grep -F 'alpha
        beta' a.txt; grep '\(a\)\+' a.txt; grep 'm\{2\}' a.txt; grep '[[:digit:]]' b.txt; grep -E '[[:upper:]]' a.txt; echo $?; grep '\bt' dir/c.txt; grep '\<t' dir/c.txt; grep 'e\>' dir/c.txt
        --
        grep y dir/sub/d; echo $?; grep -c y dir/sub/d; grep '[' a.txt; echo $?; grep -E '(a' a.txt; echo $?; grep; echo $?; grep 'a\' a.txt; echo $?
        --
        echo 'a+b(c){d}?' > f; grep 'a+b(c){d}?' f; grep -E 'a\+b\(c\)\{d\}\?' f; grep -E 'x*' f; grep -o 'x*' f; echo $?; grep -E 'a|' f; grep -E '()' f; grep -E 'a{,2}b|b' f
        --
        echo a b c | xargs; echo a b c | xargs -n 1 echo x; printf 'a\0b c\0' | xargs -0 -n1 echo; echo "'q r' s\\ t \"u v\"" | xargs -n1; xargs < empty; xargs -r < empty; echo $?
        --
        echo 1 2 3 | xargs -n 2 echo; seq 3 | xargs -I{} echo '<{}>' {}x; ls *.txt | xargs cat; echo a | xargs false; echo $?; echo a | xargs nosuch; echo $?; echo "a 'b" | xargs; echo $?
        --
        printf '%s-%s\n' a b c; printf '%d %i %u\n' 5 -6 7; printf '%5d|%-5d|%05d|%+d\n' 1 2 3 4; printf '%x %X %o %#x %#o\n' 255 255 8 255 8; printf '%5s|%-5s|%.2s\n' ab cd efg; printf '%c%c\n' hello x
        --
        printf 'a\tb\n\\\x41\101\n'; printf '%b\n' 'x\ty\0101'; printf '%%\n'; printf 'no newline'; printf '%s\n'; printf '%d\n' 0x1f 010 "'A"; printf '%d\n' abc; echo $?
        --
        [ -f a.txt ] && [ -d dir ] && [ ! -e missing ] && [ -s a.txt ] && [ ! -s empty ]; echo $?; [ a = a ]; echo $?; [ a != a ]; echo $?; [ 3 -gt 2 -a 1 -le 1 ]; echo $?; [ a = b -o b = b ]; echo $?
        --
        test; echo $?; test x; echo $?; test ''; echo $?; test -n ''; echo $?; test -z ''; echo $?; test 1 -eq 01; echo $?; test ! x; echo $?; test '!' = '!'; echo $?; test '(' a = a ')'; echo $?; test -f; echo $?; [ x -eq 1 ]; echo $?; [ 1 -lt 2; echo $?
        --
        date -u -d @0; date -u -d @1234567890 '+%Y-%m-%d %H:%M:%S %a %A %b %B %j %y %e %k %I %p %s %u %w %D %F %T %R %Z %z %% %C %n%t|'; date -u -d @951782400 +%F; date -u -d @4107542400 +%c; date -u -d @1234567890 '+%U %W %-d %-m %r %N %l %h'; date bad; echo $?
        """;

    public const string Files = """
        ls; ls -1; ls dir; ls dir/sub a.txt b.txt; ls -a; ls -A dir; ls missing; echo $?; ls a.txt missing; echo $?; ls -d dir dir/*; ls -r; ls -F; ls dir dir/sub
        --
        ls -R; ls empty dir; mkdir -p x/y x/z; ls -R x; touch .hidden; ls; ls -a; ls -A; ls -S *.txt; ls nope nope2; echo $?; ls --bad; echo $?
        --
        touch -d @1000000000 a.txt; touch -d @1500000000 b.txt; touch -d @10 empty; ls -t a.txt b.txt empty; ls -tr a.txt b.txt empty; ls -S a.txt b.txt empty; date -u -r a.txt +%F
        --
        mkdir d1 d2; ls -d d*; mkdir d1; echo $?; mkdir -p d1/a/b/c; find d1 | sort; mkdir x/y; echo $?; mkdir a.txt/x; echo $?; mkdir -p a.txt; echo $?; mkdir -p d1; echo $?; mkdir; echo $?
        --
        mkdir d1 d1/e; rmdir d1; echo $?; rmdir d1/e d1; echo $?; rmdir missing; echo $?; rmdir a.txt; echo $?; mkdir -p p/q/r; rmdir -p p/q/r; ls; rmdir; echo $?
        --
        rm a.txt; ls; rm missing; echo $?; rm -f missing; echo $?; rm dir; echo $?; rm -r dir; ls; rm -rf empty nope; echo $?; ls; rm; echo $?; rm -f; echo $?; mkdir e; rm -d e; ls; rm .; echo $?; rm -r ..; echo $?
        --
        cp a.txt copy; cat copy; cp a.txt b.txt dir; ls dir; cp a.txt dir/new; ls dir; cp missing x; echo $?; cp dir x; echo $?; cp -r dir tree; find tree | sort; cp -r dir tree; find tree | sort; cp a.txt missing/x; echo $?
        --
        cp a.txt a.txt; echo $?; cp a.txt b.txt c.txt; echo $?; cp; echo $?; cp a.txt; echo $?; cp -r dir dir/sub; echo $?; cp empty a.txt; wc -c a.txt; cp -r dir/sub .; ls; cp -r dir a.txt; echo $?
        --
        mv a.txt z.txt; ls; mv z.txt b.txt; cat b.txt; mv b.txt dir; ls dir; mv dir d2; ls d2; mv missing x; echo $?; mv d2 d2/sub; echo $?; mv empty d2/c.txt d2/sub; find d2 | sort; mv d2/sub d2/sub; echo $?; mv a b c; echo $?; mv; echo $?
        --
        mkdir t; mv -n a.txt b.txt; cat b.txt; mv t a.txt; echo $?; touch f; mv f t; mv t u; ls u; mkdir v; mv u v; find v | sort; mv a.txt v/u; echo $?; ls v/u
        --
        touch n1 n2; wc -c n1 n2; touch -c n3; ls n3; touch missing/x; echo $?; touch; echo $?; touch -d @86400 n1; stat -c '%n %s %Y %F %a %A %h' n1; touch -r n1 n2; stat -c %Y n2; stat -c '%y' n1
        --
        stat -c '%n|%s|%F' a.txt empty; stat -c '%n|%F' dir; echo $?; stat missing; echo $?; stat; echo $?; stat -c '%04a %10s|%-10s|' a.txt; stat -c '%U %G %u %g' a.txt > /dev/null
        --
        find | sort; find . -type f | sort; find dir -type d | sort; find . -name '*.txt' | sort; find . -name a.txt -o -name b.txt | sort; find . ! -name '*.txt' | sort; find missing; echo $?; find dir a.txt | sort
        --
        find . -name '?.txt' -exec head -n 1 {} \; | sort; find . -type f -exec grep -l a {} + | sort; find . -maxdepth 1 | sort; find . -mindepth 2 | sort; find . -empty | sort
        --
        find . -depth | tail -n 1; find . -name sub -prune -o -print | sort; find . -type f -size -1 | sort; find . -size +0c -type f | sort; find . -size 17c; find . '(' -name a.txt -o -name b.txt ')' -print | sort; find . -type f -name 'c*' -delete; ls dir
        --
        find . -type f -print0 | sort | wc -c; find dir -exec false {} \; -o -print | sort; find . -name a.txt -exec echo {}:{} \; ; find . -bad; echo $?; find . -name; echo $?; find . -exec; echo $?; find . -iname 'A.T*'; find . -path './dir/*' | sort; find a.txt
        --
        find . -type f -exec sha256sum {} + | sort; find . -type f | sort | xargs sha256sum; find . -type f -print0 | xargs -0 wc -c | sort
        --
        cd dir && ls && cd .. && ls && cd dir/sub && cat d && cd ../.. && cat a.txt; cd missing; echo $?; cd a.txt; echo $?; cd dir; cd - > /dev/null; ls; cd dir//sub/./..; ls
        --
        echo x > dir/new; cat dir/new; echo y > missing/x; echo $?; cat < missing; echo $?; echo z > dir; echo $?; : > a.txt; cat a.txt; echo 1 > f 2> g; cat f g; ls missing > f 2>&1; wc -l f; ls missing 2> g; wc -l g
        --
        { echo out; ls missing; } > f 2>&1; grep -c '' f; { echo a; echo b >&2; } 2> e; cat e; (echo a; echo b) > f; cat f; for i in 1 2; do echo $i; done > f; cat f; while false; do :; done < f; echo a >&2 2>/dev/null
        --
        seq 1000 | sort -n | tail -n 1; cat a.txt | sort -r | head -n 1 | tee f; cat f; seq 10 | grep 1 | wc -l; cat a.txt | cat | cat | cat
        --
        echo x & wait; echo $?; (exit 3) & wait $!; echo $?; false & wait %1; echo $?; wait %7; echo $?; wait 99999; echo $?
        --
        for i in $(seq 30); do echo line $i; done | wc -l; x=$(seq 2000); echo "$x" | wc; y=$(cat dir/c.txt); echo "$y" | tail -n 1; for f in *; do echo "$f"; done; for f in dir/*; do test -d $f && echo $f; done
        """;
}
