using System.Linq;
using System.Text;
using Micro.Shell.Tests.Model;
using Xunit;

namespace Micro.Shell.Tests;

/// <summary>Commands that coreutils do not have, and what the issue says about errors and statuses.</summary>
public sealed class SystemCommandTests
{
    [Theory]
    [InlineData("ls /x", "ls: /x: No such file or directory\n", 2)]
    [InlineData("cat /x", "cat: /x: No such file or directory\n", 1)]
    [InlineData("mkdir /a.txt", "mkdir: /a.txt: File exists\n", 1)]
    [InlineData("rm /dir", "rm: /dir: Is a directory\n", 1)]
    [InlineData("rmdir /dir", "rmdir: /dir: Directory not empty\n", 1)]
    [InlineData("cd /a.txt", "cd: /a.txt: Not a directory\n", 1)]
    [InlineData("echo x > /dir", "sh: /dir: Is a directory\n", 1)]
    [InlineData("cat < /x", "sh: /x: No such file or directory\n", 1)]
    [InlineData("x", "sh: x: command not found\n", 127)]
    [InlineData("/x", "sh: /x: No such file or directory\n", 127)]
    [InlineData("/dir", "sh: /dir: Permission denied\n", 126)]
    [InlineData("sh /x", "sh: /x: No such file or directory\n", 127)]
    [InlineData("run nosuch", "run: nosuch: no such program\n", 127)]
    [InlineData("if", "sh: syntax error: end of file unexpected\n", 2)]
    [InlineData("echo )", "sh: syntax error: \")\" unexpected\n", 2)]
    [InlineData("echo ${1bad}", "sh: bad substitution\n", 2)]
    [InlineData("ls -?", "ls: invalid option -- '?'\n", 2)]
    [InlineData("kill nobody", "kill: nobody: No such process\n", 1)]
    [InlineData("fault none", "fault: none: no such fault; choose from null-read null-write execute-data write-code read-kernel illegal breakpoint divide unaligned-atomic stack-overflow\n", 2)]
    [InlineData("jobs -x", "jobs: invalid option -- 'x'\n", 2)]
    [InlineData("jobs %1", "jobs: extra operand '%1'\n", 2)]
    [InlineData("df /none", "df: /none: No such file or directory\n", 1)]
    [InlineData("umount /none", "umount: /none: Not mounted\n", 1)]
    [InlineData("trace", "trace: needs on, off or status\n", 1)]
    [InlineData("trace of", "trace: needs on, off or status\n", 1)]
    [InlineData("trace on", "trace: not recording: start with ./micro run --trace FILE\n", 1)]
    [InlineData("trace off pmm", "trace: not recording: start with ./micro run --trace FILE\n", 1)]
    [InlineData("trace status", "trace: not recording: start with ./micro run --trace FILE\n", 1)]
    public void Errors_name_command_subject_and_reason(string text, string error, int status)
    {
        ShellRun run = ShellRun.Of(text, Machine(), "");
        Assert.Equal(error, run.Error);
        Assert.Equal(status, run.Status);
    }

    [Theory]
    [InlineData("run exit 5", 5)]
    [InlineData("run fault null-read 2>/dev/null", 139)]
    [InlineData("run forever & kill -9 $!; wait $!", 137)]
    [InlineData("run forever & kill $!; wait $!", 143)]
    [InlineData("run forever & kill forever; wait %1", 143)]
    [InlineData("run forever & kill %1; wait %1", 143)]
    [InlineData("run nosuch & wait %1", 127)]
    [InlineData("run exit 4 | true; run exit 0 | run exit 6", 6)]
    [InlineData("sh -c 'exit 300'", 44)]
    [InlineData("! run exit 1", 0)]
    [InlineData("/script a b", 9)]
    public void The_status_of_a_process_is_that_of_the_command(string text, int status) =>
        Assert.Equal(status, ShellRun.Of(text, Machine(), "").Status);

    [Fact]
    public void A_fault_is_told_with_name_exception_address_and_method()
    {
        ShellRun run = ShellRun.Of("fault null-read", Machine(), "");
        Assert.Equal("null-read        read access          0x0000000000000010 Micro.Programs.Fault.null-read\n", run.Output);
        Assert.Equal(139, run.Status);
    }

    [Theory]
    [InlineData("trace status", "", "1 on pmm|2 on heap|3 off shell|- on (programs to come)")]
    [InlineData("trace off; trace status", "", "1 off pmm|2 off heap|3 off shell|- off (programs to come)")]
    [InlineData("trace off; trace on; trace status", "", "1 on pmm|2 on heap|3 off shell|- on (programs to come)")]
    [InlineData("trace off pmm 2; trace status", "", "1 off pmm|2 off heap|3 off shell|- on (programs to come)")]
    [InlineData("trace off; trace on heap; trace status heap pmm", "", "2 on heap|1 off pmm")]
    [InlineData("run forever & trace off forever; trace status $! pmm; kill $!", "", "10 off forever|1 on pmm")]
    [InlineData("trace off nobody; trace off shell pmm; trace status pmm", "trace: nobody: No such process\ntrace: shell: Operation not permitted\n", "1 off pmm")]
    public void Recording_is_switched_and_shown(string text, string error, string lines)
    {
        ModelMachine machine = Machine();
        machine.Unrecorded = [3];
        ShellRun run = ShellRun.Of(text, machine, "");
        Assert.Equal(error, run.Error);
        Assert.Equal("PID TRACE NAME|" + lines, string.Join('|', run.Output.TrimEnd('\n').Split('\n').Select(Words)));
    }

    [Fact]
    public void Fault_alone_provokes_all()
    {
        ShellRun run = ShellRun.Of("fault", Machine(), "");
        Assert.Equal(10, run.Output.Split('\n').Length - 1);
        Assert.Equal(0, run.Status);
    }

    [Theory]
    [InlineData("run args 'a b' c", "args|a b|c\n")]
    [InlineData("sh /script one two", "/script one two\n")]
    [InlineData("/script x | cat", "/script x\n")]
    [InlineData("pwd; cd dir; pwd; cd ..; pwd; cd /dir/../dir/.; pwd; cd; pwd", "/\n/dir\n/\n/dir\n/\n")]
    [InlineData("cd dir; echo $PWD $OLDPWD; cd -", "/dir /\n/\n")]
    [InlineData("run cwd; cd dir; run cwd; run cwd | cat", "\n/dir\n/dir\n")]
    [InlineData("cd dir; jobs -p; run forever & jobs -p; echo $!; kill $!; wait", "10\n10\n")]
    [InlineData("run forever & (echo $!) | cat; echo $! | cat; kill $!; wait", "10\n10\n")]
    [InlineData("cat", "typed\n")]
    [InlineData("cat & wait", "")]
    [InlineData("uptime", " 22:13:20 up 0:01:23\n")]
    [InlineData("date", "Tue Nov 14 22:13:20 UTC 2023\n")]
    [InlineData("sleep 90; uptime", " 22:14:50 up 0:02:53\n")]
    [InlineData("mount", "ramfs on /\n")]
    [InlineData("mount ramfs /dir; mount; umount /dir; mount", "ramfs on /\nramfs on /dir\nramfs on /\n")]
    [InlineData("echo a > /dev/null; cat /dev/null; echo b 2> /dev/null", "b\n")]
    [InlineData("x=1; x=2 true; echo $x; x=3 :; echo $x", "1\n1\n")]
    [InlineData("echo *", "a.txt dir script\n")]
    [InlineData("history", "")]
    [InlineData("run args x | cat; X=y; run args $X * | wc -l", "args|x\n1\n")]
    [InlineData("time true 2> /dev/null", "")]
    [InlineData("seq 100000 | head -n 1", "1\n")]
    public void Commands_write(string text, string output) =>
        Assert.Equal(output, ShellRun.Of(text, Machine(), "typed\n").Output);

    [Fact]
    public void Df_and_free_and_ps_show_tables()
    {
        ShellRun run = ShellRun.Of("df; free; ps", Machine(), "");
        Assert.Equal(
            """
            Filesystem     1K-blocks     Used Available Use% Mounted on
            ramfs             102400     2048    100352   2% /
                           total        used        free     largest
            Mem:          131072       11072      120000       65536
            Heap:           1024           4        1020         512
              PID  PPID S PRI        TIME    SIZE NAME
                1     0 R  40     0:00.002     256 pmm
                2     0 R  39     0:00.002     256 heap
                3     0 R  38     0:00.002     256 shell

            """,
            run.Output);
    }

    [Fact]
    public void Df_of_files_shows_the_mounts_that_hold_them()
    {
        ShellRun run = ShellRun.Of("mount ramfs /dir; cd dir; df c.txt /dirt ../a.txt .", Machine(), "");
        string[] mounts = [.. run.Output.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[^1])];
        Assert.Equal(["on", "/dir", "/", "/dir"], mounts);
        Assert.EndsWith("df: /dirt: No such file or directory\n", run.Error);
        Assert.Equal(1, run.Status);
    }

    [Fact]
    public void Ls_long_has_columns_owner_and_dates_as_coreutils()
    {
        ShellRun run = ShellRun.Of("touch -d @0 dir; touch -d @1699990000 script; ls -l; ls -ld a.txt dir", Machine(), "");
        Assert.Equal(
            """
            total 8
            -rw-r--r-- 1 root root  6 Nov 14 22:13 a.txt
            drwxr-xr-x 2 root root  1 Jan  1  1970 dir
            -rw-r--r-- 1 root root 20 Nov 14 19:26 script
            -rw-r--r-- 1 root root 6 Nov 14 22:13 a.txt
            drwxr-xr-x 2 root root 1 Jan  1  1970 dir

            """,
            run.Output);
    }

    [Fact]
    public void Stat_tells_what_there_is_to_tell()
    {
        ShellRun run = ShellRun.Of("stat a.txt", Machine(), "");
        Assert.StartsWith("  File: a.txt\n  Size: 6         \tBlocks: 8          IO Block: 4096   regular file\n", run.Output);
        Assert.Contains("Access: (0644/-rw-r--r--)  Uid: (    0/    root)   Gid: (    0/    root)\n", run.Output);
        Assert.EndsWith("Modify: 2023-11-14 22:13:20.000000000 +0000\n", run.Output);
    }

    [Fact]
    public void Every_command_has_help()
    {
        ShellRun list = ShellRun.Of("help", Machine(), "");
        foreach (string line in list.Output.TrimEnd('\n').Split('\n'))
        {
            string name = line.Split(' ')[0];
            ShellRun run = ShellRun.Of($"help '{name}'", Machine(), "");
            Assert.Equal(0, run.Status);
            Assert.StartsWith(line + "\n    ", run.Output);
        }
    }

    [Fact]
    public void A_full_file_system_is_an_error_and_not_a_silent_loss()
    {
        ModelMachine machine = Machine();
        machine.Room = 10;
        ShellRun run = ShellRun.Of("seq 100 > out; echo $?; cp a.txt b; echo $?; cp script c; echo $?", machine, "");
        Assert.Equal("1\n0\n1\n", run.Output);
        Assert.Equal("seq: write error: No space left on device\ncp: c: No space left on device\n", run.Error);
    }

    [Fact]
    public void Too_little_memory_is_an_error()
    {
        ModelMachine machine = Machine();
        machine.Put("/big", new byte[1 << 20]);
        machine.BlockBytes = (64 << 20) - (1 << 19);
        ShellRun run = ShellRun.Of("sort /big > /dev/null; echo $?; echo alive", machine, "", everythingInBlocks: false, leaksBlocks: true);
        Assert.Equal("2\nalive\n", run.Output);
        Assert.Equal("sort: memory exhausted\n", run.Error);
    }

    [Theory]
    [InlineData("for i in $(seq 400); do for j in aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbb; do x=$j; done; done")]
    [InlineData("seq 1500 | xargs -I% true % %% %%%")]
    [InlineData("for i in $(seq 400); do case $i in *9) echo $i | cat > /dev/null;; *) x=$(true);; esac; done")]
    [InlineData("for i in $(seq 400); do { read x; } < a.txt; if [ $x = alpha ]; then test -f /none || true; fi; done")]
    [InlineData("mkdir t; for i in $(seq 400); do > t/$i; done; find t -type f -exec true {} ';'; rm -r t")]
    public void The_memory_of_a_command_ends_with_it(string text)
    {
        ModelMachine machine = Machine();
        machine.BlockBytes = (64 << 20) - (1 << 18);
        ShellRun run = ShellRun.Of(text + "; echo $?", machine, "", leaksBlocks: true);
        Assert.Equal("", run.Error);
        Assert.Equal("0\n", run.Output);
    }

    [Fact]
    public void What_is_too_long_for_a_message_reaches_the_child_all_the_same()
    {
        string word = new('y', 5000);
        Assert.Equal("5001\n", ShellRun.Of($"(echo {word}) | wc -c", Machine(), "").Output.TrimStart());
        Assert.Equal("5000\n", ShellRun.Of($"X={word}; echo $X | (cat > f; echo ${{#X}})", Machine(), "").Output);
    }

    [Fact]
    public void Deep_nesting_is_refused_instead_of_overflowing_the_stack()
    {
        StringBuilder text = new("echo x");
        for (int i = 0; i < 200; i++)
        {
            text.Insert(0, "{ ").Append("; }");
        }

        Assert.Equal(2, ShellRun.Of(text.ToString(), Machine(), "").Status);
    }

    private static ModelMachine Machine()
    {
        ModelMachine machine = new();
        machine.Put("/a.txt", "alpha\n");
        machine.Put("/dir/c.txt", "x\n");
        machine.Put("/script", "echo $0 $@; exit 9 #");
        return machine;
    }

    private static string Words(string line) => string.Join(' ', line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries));
}
