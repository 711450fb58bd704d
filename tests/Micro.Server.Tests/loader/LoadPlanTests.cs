using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Protocols;
using Xunit;

namespace Micro.Server.Tests.Loader;

public sealed class LoadPlanTests
{
    private const SegmentRights Code = SegmentRights.Read | SegmentRights.Execute;
    private const SegmentRights Data = SegmentRights.Read | SegmentRights.Write;

    private static readonly byte[] _program = TestImage.Make(
        TestImage.Segment(ProcessLayout.ImageBase, 9000, 9000, Code),
        TestImage.Segment(ProcessLayout.ImageBase + 0x4000, 100, 100, SegmentRights.Read),
        TestImage.Segment(ProcessLayout.ImageBase + 0x5000, 5000, 20_000, Data),
        TestImage.Segment(ProcessLayout.Arena, 0, 65_536, Data));

    [Fact]
    public void The_parts_of_a_process_follow_each_other_without_gaps()
    {
        LoadRequest request = Request(_program);
        request.Replies = 4;
        Assert.Equal(ServiceError.None, LoadPlan.Make(request, out LoadPlan plan));
        Assert.Equal(LoadPlan.SpaceFrame + LoadPlan.SpaceFrames, LoadPlan.ThreadFrame);
        Assert.Equal(LoadPlan.ThreadFrame + LoadPlan.ThreadFrames, LoadPlan.ProcessFrame);
        Assert.Equal(LoadPlan.ProcessFrame + 3, plan.ReplyFrame);
        Assert.Equal(plan.ReplyFrame + 1, plan.NotificationFrame);
        Assert.Equal(plan.NotificationFrame + 1, plan.TableFrame);
        Assert.Equal(plan.TableFrame + plan.Tables, plan.InfoFrame);
        Assert.Equal(5UL + 16, plan.DataPages);
        Assert.Equal(plan.DataFrame + plan.DataPages, plan.StackFrame);
        Assert.Equal(plan.StateFrame + 8, plan.Frames);
    }

    [Fact]
    public void Page_tables_are_counted_to_the_last_one()
    {
        LoadRequest request = Request(_program);
        Assert.Equal(ServiceError.None, LoadPlan.Make(request, out LoadPlan plan));

        // One for all 512 GiB; then for image, state, and the system's pages: one that covers 1 GiB, one that covers 2 MiB.
        Assert.Equal(1u + (3 * 2), plan.Tables);
    }

    [Fact]
    public void Without_a_notification_of_its_own_one_is_planned()
    {
        LoadRequest request = Request(_program);
        Assert.Equal(ServiceError.None, LoadPlan.Make(request, out LoadPlan with));
        request.Notification = new Slot(9);
        Assert.Equal(ServiceError.None, LoadPlan.Make(request, out LoadPlan without));
        Assert.Equal(with.Frames - 1, without.Frames);
    }

    [Theory]
    [InlineData(0x1000UL, 100UL, 100UL, Code)]
    [InlineData(ProcessLayout.StateBase, 100UL, 100UL, Data)]
    [InlineData(ProcessLayout.ImageBase, 100UL, 10_000UL, Code)]
    [InlineData(ProcessLayout.ImageBase, 0UL, 1UL << 40, Data)]
    [InlineData(0xFFFF_FFFF_FFFF_F000, 100UL, 100UL, Data)]
    public void Segments_where_none_may_be_are_refused(ulong address, ulong fileSize, ulong memorySize, SegmentRights rights)
    {
        LoadRequest request = Request(TestImage.Make(TestImage.Segment(address, fileSize, memorySize, rights)));
        Assert.Equal(ServiceError.BadImage, LoadPlan.Make(request, out LoadPlan _));
    }

    [Fact]
    public void Segments_that_overlap_are_refused()
    {
        LoadRequest request = Request(TestImage.Make(
            TestImage.Segment(ProcessLayout.ImageBase, 8192, 8192, Code),
            TestImage.Segment(ProcessLayout.ImageBase + 4096, 100, 100, Data)));
        Assert.Equal(ServiceError.BadImage, LoadPlan.Make(request, out LoadPlan _));
    }

    [Fact]
    public void Sizes_out_of_range_are_refused()
    {
        LoadRequest request = Request(_program);
        request.StackBytes = 0;
        Assert.Equal(ServiceError.InvalidArgument, LoadPlan.Make(request, out LoadPlan _));
        request.StackBytes = ulong.MaxValue;
        Assert.Equal(ServiceError.InvalidArgument, LoadPlan.Make(request, out LoadPlan _));
        request = Request(_program);
        request.Slots = 100;
        Assert.Equal(ServiceError.InvalidArgument, LoadPlan.Make(request, out LoadPlan _));
    }

    [Fact]
    public void Initial_values_arrive_where_they_belong_whatever_part_is_written()
    {
        _ = ImageReader.Open(_program, out ImageReader image);
        Assert.Equal(2UL, SegmentCopier.PagesToWrite(image));
        const ulong DataFrame = 10;
        byte[] whole = new byte[12 * 4096];
        SegmentCopier.Copy(image, DataFrame, 8, whole);
        byte[] expected = new byte[12 * 4096];
        System.Array.Fill(expected, (byte)3, 2 * 4096, 5000);
        Assert.Equal(expected, whole);

        byte[] part = new byte[4096];
        SegmentCopier.Copy(image, DataFrame, 11, part);
        Assert.Equal(expected[(3 * 4096)..(4 * 4096)], part);
        byte[] behind = new byte[4096];
        SegmentCopier.Copy(image, DataFrame, 15, behind);
        Assert.All(behind, value => Assert.Equal(0, value));
    }

    private static LoadRequest Request(byte[] bytes)
    {
        LoadRequest request = default;
        Assert.Equal(ArchiveError.None, ImageReader.Open(bytes, out request.Image));
        request.Slots = 128;
        request.StackBytes = 16384;
        request.StateBytes = 8 * 4096;
        return request;
    }
}
