using System.Collections.Generic;

namespace Micro.Tests.Features;

internal static class CollectionFeatures
{
    public static void Write(ref Report report)
    {
        List<int> list = [];
        for (int value = 0; value < 20; value++)
        {
            list.Add(value * 7 % 20);
        }

        list.Sort();
        list.RemoveAt(3);
        list.Insert(1, 99);
        _ = list.Remove(19);
        long sum = 0;
        foreach (int value in list)
        {
            sum = (sum * 3) + value;
        }

        report.Line("list"u8, list.Count, list[1], list[2], sum, list.IndexOf(12), list.Contains(3) ? 1 : 0, list.ToArray().Length);
        Dictionary<string, int> ages = [];
        Dictionary<int, string> names = new(100);
        for (int index = 0; index < 300; index++)
        {
            string name = new((char)('a' + (index % 26)), (index / 26) + 1);
            ages[name] = index;
            names.Add(index, name);
        }

        bool removed = ages.Remove("a") && ages.Remove("bb") && !ages.Remove("absent");
        report.Line("dictionary"u8, ages.Count, names.Count, ages["zzz"], names[299].Length, removed ? 1 : 0, ages.ContainsKey("a") ? 1 : 0, ages.TryGetValue("ccc", out int age) ? age : -1);
        int keys = 0;
        foreach ((int key, string value) in names)
        {
            keys += key + value.Length;
        }

        report.Line("walk"u8, keys);
        Dictionary<Dot, long> dots = [];
        dots[new Dot(1)] = 10;
        dots[new Dot(2)] = 20;
        dots[new Dot(1)] += 5;
        report.Line("struct key"u8, dots.Count, dots[new Dot(1)], dots[new Dot(2)]);
        List<IShape> shapes = [new Square(2), new Dot(9), new Thicker(1, 1)];
        int area = 0;
        foreach (IShape shape in shapes)
        {
            area += shape.Area;
        }

        IEnumerable<IShape> walked = shapes;
        foreach (IShape shape in walked)
        {
            area += shape.Twice();
        }

        report.Line("shapes"u8, area);
    }
}
