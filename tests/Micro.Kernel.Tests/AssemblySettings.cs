// The kernel has one fixed place for its state, and so has the machine below it: one test at a time.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
