namespace SmartPick.Simulation.Season;

/// <summary>
/// Who interviews where. Programs invite down their lists while they have interviews to give; applicants attend as many as
/// they can and decline what they want least, and what is declined is offered on. Where it ends does not depend on the order
/// of invitations: it is deferred acceptance with programs proposing.
/// </summary>
/// <param name="Invited">Whether each application brought an invitation.</param>
/// <param name="Interviewed">Whether it ended in an interview.</param>
internal sealed record InterviewRound(bool[] Invited, bool[] Interviewed)
{
    /// <param name="market">The market.</param>
    /// <param name="lists">By program, its applications, the most wanted first.</param>
    public static InterviewRound Create(SeasonMarket market, int[][] lists)
    {
        var invited = new bool[market.Applications.Length];
        var interviewed = new bool[market.Applications.Length];
        var attending = new int[market.Lists.Count];
        var next = new int[lists.Length];
        int[] left = [.. market.Programs.Select(program => program.Interviews)];
        var inviting = new Stack<int>(Enumerable.Range(0, lists.Length));
        while (inviting.TryPop(out var program))
        {
            while (left[program] > 0 && next[program] < lists[program].Length)
            {
                var application = lists[program][next[program]++];
                var applicant = market.Applicants[application];
                invited[application] = true;
                interviewed[application] = true;
                left[program]--;
                if (++attending[applicant] <= market.InterviewsAttended)
                {
                    continue;
                }

                var (start, end) = (market.Sent.Starts[applicant], market.Sent.Starts[applicant + 1]);
                var declined = Array.LastIndexOf(interviewed, true, end - 1, end - start);
                interviewed[declined] = false;
                attending[applicant]--;
                left[market.Sent.Ranked[declined]]++;
                inviting.Push(market.Sent.Ranked[declined]);
            }
        }

        return new InterviewRound(invited, interviewed);
    }
}
