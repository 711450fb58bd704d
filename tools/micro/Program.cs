using System;
using System.ComponentModel;
using System.IO;
using Micro.Tools.CommandLine;
using Micro.Tools.Host;

namespace Micro.Tools;

/// <summary>The entry point: turns every way to fail into one line and a status.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        using StopSignals signals = new();
        try
        {
            Tool tool = new(Repository.Find(AppContext.BaseDirectory), signals);
            return MicroCommandLine.Run(tool, arguments);
        }
        catch (ToolException exception)
        {
            if (exception.Message.Length != 0)
            {
                Say.Error(exception.Message);
            }

            return exception.Status;
        }
        catch (BrokenPipeException)
        {
            // Whoever reads has enough, as in `micro trace FILE | head`.
            return ExitStatus.OfSignal(BrokenPipeException.Signal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            Say.Error(DiskSpace.Describe(exception));
            return ExitStatus.ToolFailed;
        }
        catch (Exception exception)
        {
            // A fault of the tool itself: still one line, with the place for whoever mends it.
            string place = exception.StackTrace?.Split('\n')[0].Trim() ?? "";
            Say.Error($"internal error: {exception.GetType().Name}: {exception.Message} {place}");
            return ExitStatus.ToolFailed;
        }
    }
}
