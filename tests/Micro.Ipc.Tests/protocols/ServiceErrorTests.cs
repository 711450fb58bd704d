using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Micro.Abi;
using Micro.Protocols;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.Ipc.Tests.Protocols;

/// <summary>The error numbers are wire format: this is the list.</summary>
public sealed class ServiceErrorTests
{
    [Fact]
    public async Task Every_error_has_a_number_a_name_and_words()
    {
        StringBuilder text = new();
        foreach (ServiceError error in Enum.GetValues<ServiceError>())
        {
            string name = Encoding.UTF8.GetString(ServiceErrorNames.Of(error));
            text.Append($"{(byte)error} {name}: {Encoding.UTF8.GetString(ServiceErrorText.Of(error))}\n");
        }

        await Verify(text.ToString());
    }

    [Fact]
    public void Every_error_is_one_byte_and_has_words_of_its_own()
    {
        ServiceError[] errors = Enum.GetValues<ServiceError>();
        Assert.All(errors, error => Assert.InRange((byte)error, 0, 127));
        Assert.Equal(errors.Length, errors.Select(e => Encoding.UTF8.GetString(ServiceErrorText.Of(e))).Distinct().Count());
    }

    [Fact]
    public void Numbers_without_a_name_have_words_too() =>
        Assert.All(Enumerable.Range(0, 256), number => Assert.False(ServiceErrorText.Of((ServiceError)number).IsEmpty));

    [Fact]
    public void Every_refusal_by_the_kernel_is_an_error_to_the_caller()
    {
        foreach (KernelError error in Enum.GetValues<KernelError>())
        {
            Assert.Equal(error == KernelError.None, KernelErrorMapping.ToServiceError(error) == ServiceError.None);
        }
    }
}
