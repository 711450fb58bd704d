namespace Micro.Servers.Shell.Commands;

/// <summary>The options of `ls`.</summary>
public struct ListOptions
{
    public bool ShowsHidden;

    /// <summary>-a: `.` and `..` are listed, too.</summary>
    public bool ShowsSelf;
    public bool ListsDirectories;
    public bool MarksKinds;
    public bool ShowsNodes;
    public bool IsLong;
    public bool IsRecursive;
    public bool IsReversed;
    public bool SortsBySize;
    public bool SortsByTime;

    public void Take(int option)
    {
        switch (option)
        {
            case 'a':
                ShowsHidden = true;
                ShowsSelf = true;
                break;
            case 'A':
                ShowsHidden = true;
                break;
            case 'd':
                ListsDirectories = true;
                break;
            case 'F':
                MarksKinds = true;
                break;
            case 'i':
                ShowsNodes = true;
                break;
            case 'l':
                IsLong = true;
                break;
            case 'R':
                IsRecursive = true;
                break;
            case 'r':
                IsReversed = true;
                break;
            case 'S':
                SortsBySize = true;
                SortsByTime = false;
                break;
            case 't':
                SortsByTime = true;
                SortsBySize = false;
                break;
            default:
                break;
        }
    }
}
