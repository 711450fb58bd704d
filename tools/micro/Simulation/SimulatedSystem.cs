using Micro.Tools.Archives;
using Micro.Tools.Building;
using Micro.Tools.Machines;

namespace Micro.Tools.Simulation;

/// <summary>What many boots of one image in the simulator have in common.</summary>
/// <param name="Request">The machine and its image; each boot has files of its own.</param>
/// <param name="Parts">Of the boot archive.</param>
/// <param name="Program">The simulator, for <c>dotnet</c>.</param>
internal sealed record SimulatedSystem(MachineRequest Request, SystemParts Parts, string Program)
{
    /// <summary>Builds what is out of date.</summary>
    public static SimulatedSystem Prepare(Tool tool, MachineRequest request)
    {
        MachineBuild build = MachineBuild.Ensure(tool, request.Target, request.Image);
        return new SimulatedSystem(request, SystemParts.Of(request, build), SimulatorBuild.Ensure(tool));
    }
}
