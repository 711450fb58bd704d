using System.Linq;
using Micro.Tracing.Tests.Support;
using Xunit;

namespace Micro.Tracing.Tests;

/// <summary>The filter language.</summary>
public sealed class TraceFilterTests
{
    // The calls of Sessions.Cat by their numbers: 1 Open [2 Resolve, 3 Open], 4 Read, 5 Close, 6 Open [7 Resolve, 8 Open], 9 Read.
    [Theory]
    [InlineData("server=fd", "1 5 6")]
    [InlineData("server=fd,vfs", "1 2 5 6 7")]
    [InlineData("server = \"fd\" , vfs", "1 2 5 6 7")]
    [InlineData("server!=fd,vfs", "3 4 8 9")]
    [InlineData("process=shell", "1 4 5 6 9")]
    [InlineData("process=fd", "1 2 3 5 6 7 8")]
    [InlineData("process!=shell", "2 3 7 8")]
    [InlineData("protocol=FileSystem", "3 8")]
    [InlineData("operation=Open", "1 3 6 8")]
    [InlineData("operation=Open and server=ramfs", "3 8")]
    [InlineData("error=NotFound", "6 8")]
    [InlineData("error=None", "1 2 3 4 5 7")]
    [InlineData("error!=None", "6 8 9")]
    [InlineData("not error=None", "6 8 9")]
    [InlineData("not not error=NotFound", "6 8")]
    [InlineData("operation=Close or operation=Read and server=console", "5 9")]
    [InlineData("(operation=Close or operation=Read) and server=console", "9")]
    [InlineData("not (operation=Open or operation=Resolve)", "4 5 9")]
    [InlineData("not operation=Open and not operation=Resolve", "4 5 9")]
    [InlineData("server=nobody", "")]
    public void It_chooses_calls(string filter, string numbers)
    {
        TraceFilter parsed = TraceFilter.Parse(filter);

        Assert.Equal(numbers, string.Join(' ', CausalModel.Of(Sessions.Cat().Recording).Walk().OfType<TraceCall>().Where(parsed.Matches).Select(c => c.Number)));
        Assert.Equal(filter, parsed.Text);
    }

    [Theory]
    [InlineData("", 0, "filter, column 1: the filter ends here (choose from server, process, protocol, operation, error, not, ()")]
    [InlineData("servre=fd", 0, "filter, column 1: unknown name 'servre' (choose from server, process, protocol, operation, error)")]
    [InlineData("server", 6, "filter, column 7: the filter ends here (choose from =, !=)")]
    [InlineData("server fd", 7, "filter, column 8: 'fd' cannot stand here (choose from =, !=)")]
    [InlineData("server=", 7, "filter, column 8: the filter ends here (choose from the name of a server)")]
    [InlineData("server=fd server=vfs", 10, "filter, column 11: 'server' is too much (choose from and, or)")]
    [InlineData("server=fd)", 9, "filter, column 10: ')' is too much (choose from and, or)")]
    [InlineData("(server=fd", 10, "filter, column 11: the filter ends here (choose from and, or, ))")]
    [InlineData("server=fd and", 13, "filter, column 14: the filter ends here (choose from server,")]
    [InlineData("server=fd and and", 14, "filter, column 15: unknown name 'and' (choose from server,")]
    [InlineData("protocol=Fil", 9, "filter, column 10: unknown protocol 'Fil' (choose from Supervisor, ProcessService, FrameService,")]
    [InlineData("operation=open", 10, "filter, column 11: unknown operation 'open' (choose from Adopt, Advance, Allocate,")]
    [InlineData("error=Nope", 6, "filter, column 7: unknown error 'Nope' (choose from None, Malformed,")]
    [InlineData("error=", 6, "filter, column 7: the filter ends here (choose from None, Malformed,")]
    [InlineData("server=\"fd", 7, "filter, column 8: the quote is not closed")]
    public void What_is_wrong_with_it_is_one_line_with_its_place(string filter, int position, string message)
    {
        TraceFilterException exception = Assert.Throws<TraceFilterException>(() => TraceFilter.Parse(filter));

        Assert.StartsWith(message, exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.Equal(position, exception.Position);
    }

    [Fact]
    public void It_is_not_nested_without_end()
    {
        string filter = new string('(', 100_000) + "server=fd" + new string(')', 100_000);

        Assert.Contains("nested too deeply", Assert.Throws<TraceFilterException>(() => TraceFilter.Parse(filter)).Message);
    }
}
