namespace Micro.Shell.Tests;

/// <summary>Texts at the edges of what commands take: empty files and names, missing line ends, binary data, files of more than a buffer,
/// good operands between bad ones; `--` lines separate them.</summary>
internal static class EdgeCases
{
    public const string All = """
        cat empty empty a.txt; cat dir missing a.txt; printf 'no end' > n; cat n a.txt n; cat -- a.txt; cat -n n a.txt n; cat - - < a.txt
        --
        seq 123456 > big; wc big; wc big a.txt; wc -c big a.txt; wc -l big; cat big | wc; wc a.txt - < big; wc missing dir a.txt empty; echo $?; printf 'no end' > n; wc n; wc -l n; wc -- n; wc dir/sub/d
        --
        head -n 1 empty; head -c 0 a.txt; head -n 100 a.txt; head -c 100 a.txt | wc -c; head -1 a.txt missing b.txt; echo $?; head -n x a.txt; echo $?; head -n1 -- a.txt; head -n -1 n; head -n -100 a.txt
        --
        printf 'a\nb' > n; head -n 1 n; tail -n 1 n; tail -n 2 n; tail -n +2 n; tail -n +1 n; tail -c 1 n; tail -c +2 n; tail -n 0 n; tail -c 0 n; tail -n +100 n; tail -c +100 n; tail -n 100 n; tail -n x n; echo $?
        --
        printf 'abcdefghijklmnop' | hexdump -C; printf 'abcdefghijklmnopq' | hexdump -C; printf 'abcdefghijklmnopq' | hexdump; hexdump -C a.txt b.txt; hexdump -n 0 a.txt; hexdump -s 100 a.txt; hexdump -Cv -n 20 b.txt
        --
        seq 1 4000 > r; for i in 1 2 3; do cat r >> s; done; hexdump -C s | tail -n 2; printf '%4096s' x > sp; hexdump sp; hexdump -C sp | wc -l; hexdump -v sp | wc -l
        --
        sha256sum < empty; echo -n | sha256sum; sha256sum dir; echo $?; printf 'a b' > 'sp ace'; sha256sum 'sp ace'; printf x > 'new
        line'; sha256sum new*; sha256sum -- a.txt
        --
        cmp missing a.txt; echo $?; cmp -s missing a.txt; echo $?; cmp dir a.txt; echo $?; cmp empty a.txt; echo $?; cmp a.txt empty; echo $?; cmp empty empty; echo $?; printf 'a\n' > p; printf 'a' > q; cmp p q; cmp q p; echo $?
        --
        printf 'b\na\n\n\nc' > f; sort f; sort -r f; sort -u f; sort -c f; echo $?; sort -n -r -u b.txt; sort -o f f; cat f; printf 'x 3\ny 2\nx 1\n' > f; sort -k1,1 f; sort -s -k1,1 f; sort -k 2 f; sort -k9 f; sort - < f; sort dir f; echo $?
        --
        printf 'a\na\nb\nb\nb\nc\n' > f; uniq -c f; uniq -dc f; uniq -du f; uniq missing; echo $?; uniq f g h; echo $?; uniq -c empty; seq 1 200 | uniq -c | tail -n 1; uniq - < f
        --
        echo x | tee; echo x | tee a1 missing/x a2; echo $?; cat a1 a2; echo y | tee -a a1 -- a2; cat a1 a2; tee < empty; tee t < a.txt > /dev/null; cat t
        --
        touch 'sp ace' "q'uote" 'new
        line'; ls; ls -1; ls > o; cat o; ls *; ls -- -x; echo $?; touch -- -x; ls -- -x; ls ./-x; rm -- -x; ls 'a b'; echo $?
        --
        ls -d; ls -d .; ls -d dir/; ls dir/; ls ./dir; ls dir/.; ls -R dir; ls -aR dir; ls a.txt/; echo $?; cat a.txt/; rm a.txt/; echo $?; cp a.txt/ x; mv a.txt/ x; echo $?; ls
        --
        ls ''; cat ''; echo $?; mkdir ''; rmdir ''; rm ''; cp '' x; mv '' x; touch ''; head ''; tail ''; sort ''; stat ''; sha256sum ''; tee '' < empty; grep a ''; cmp '' a.txt; find ''; echo $?
        --
        rm dir/; echo $?; rm dir missing a.txt; echo $?; ls; rm -R dir; ls; touch 'a b' c; rm 'a b' c; ls; rm *; ls -A
        --
        mv a.txt a.txt; echo $?; mv dir dir; mv dir dir/sub; echo $?; mkdir x; mv dir x; mv x x/dir; echo $?; mv x/dir/c.txt x; mv -n a.txt b.txt; cat b.txt; mv a.txt none/x; echo $?; mv x/dir a.txt; echo $?; mv a.txt x/dir; find x | sort
        --
        cp dir x; echo $?; cp a.txt; echo $?; cp; echo $?; cp a.txt a.txt; echo $?; cp -r dir dir/sub/x; echo $?; rm .; echo $?; rm -r .; echo $?; rm -rf ..; echo $?; rm -r dir/.; echo $?
        --
        echo "`echo "q"`" `echo \`echo f\`` "`echo \`echo g\``" `echo '\$HOME' \\\\`; x="`printf 'a"b'`"; echo "$x"; echo `echo "a b"  c` "`echo "a  b"`"; echo "`echo \"in\"`"; echo '`'
        --
        cd -- dir; ls; cd - > /dev/null; cd /nope; echo $?; cd a.txt; echo $?; cd dir x; echo $?
        --
        set -e; (false; echo never); echo never
        --
        set -e; if (false; echo in a condition); then echo yes; fi; (false; echo c) || echo or; { false; echo d; } | cat; echo end
        --
        set -x; (echo s); set +x; (echo quiet); set -v
        --
        set -v
        echo one; echo two
        # comment
        if true; then
          echo three
        fi

        echo four # trailing
        set +v
        echo five
        --
        sh -e -c 'false; echo no'; echo $?; sh -x -c 'echo a'; printf 'false\necho no\n' > s; sh -e s; echo $?; sh -e -x s; echo $?
        --
        for i in 1 2 3; do for j in a b; do for k in x y; do echo $i$j$k; done; done; done | wc -l; for i in $(seq 50); do for j in 1 2; do :; done; done; echo $i$j; seq 300 | xargs -I% echo '<%>' | tail -n 1
        --
        for i in $(seq 70); do true & done; wait; echo $?
        --
        ! exit 3
        --
        while exit 4; do :; done
        --
        if exit 5; then :; fi; echo never
        --
        for i in 1 2; do case $i in 2) { exit 6; };; esac; done || echo never
        --
        nosuch a b; echo $?; ./missing; echo $?; nosuch | cat; echo $?; nosuch > f; cat f; nosuch 2> f; wc -l f; x=1 nosuch; echo $?
        --
        x='c*d'; touch 'a b' 'c*d'; for f in *; do echo "[$f]"; done; ls $x "$x"; rm 'c*d'; ls $x; echo "$x"; echo *.TXT [a-b].txt [!a-b].txt ?[.]txt */ */* dir/* ./dir/./*.txt; echo [ ] [a []a]; echo \*.txt '*'.txt "a".txt *"."txt; echo d*/s*/d
        """;
}
