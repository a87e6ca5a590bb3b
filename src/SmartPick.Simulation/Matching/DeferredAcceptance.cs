namespace SmartPick.Simulation.Matching;

/// <summary>
/// Applicant-proposing deferred acceptance (Gale and Shapley 1962; without couples and supplemental lists this is what the
/// NRMP's algorithm of Roth and Peranson 1999 comes to): of all stable matches the one that every applicant likes best, and no applicant
/// gains by an untruthful list. The order of proposals does not change the result (McVitie and Wilson 1971), so one
/// applicant at a time proposes, and the applicant who is displaced proposes next.
/// </summary>
/// <remarks>
/// Supplemental lists (a PGY-1 year beside an advanced position) are left out: an applicant who is displaced from the advanced
/// position gives back the PGY-1 year too, which reopens earlier rejections, and proposals alone do not settle that.
/// A full program's least wanted holder only ever improves, so a mark that moves up its list finds the next one: all
/// programs together move over each list once, and the whole match is linear in the length of the lists.
/// </remarks>
public static class DeferredAcceptance
{
    public static MatchResult Match(MatchMarket market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var run = new Run(market);
        for (var applicant = 0; applicant < market.Applicants.Count; applicant++)
        {
            for (var proposer = applicant; proposer != Run.Nobody;)
            {
                proposer = run.Propose(proposer);
            }
        }

        return run.Result();
    }

    private readonly ref struct Run
    {
        public const int Nobody = -1;

        private readonly ReadOnlySpan<int> _choices;
        private readonly ReadOnlySpan<int> _choicesFrom;
        private readonly ReadOnlySpan<int> _places;
        private readonly ReadOnlySpan<int> _ranked;
        private readonly ReadOnlySpan<int> _quotas;
        private readonly int[] _next;
        private readonly int[] _programOf;
        private readonly int[] _filled;
        private readonly int[] _leastWanted;
        private readonly bool[] _held;

        public Run(MatchMarket market)
        {
            _choices = market.Applicants.Ranked;
            _choicesFrom = market.Applicants.Starts;
            _places = market.Places;
            _ranked = market.Programs.Ranked;
            _quotas = market.Quotas;
            _next = _choicesFrom[..^1].ToArray();
            _programOf = new int[_next.Length];
            Array.Fill(_programOf, MatchResult.Unmatched);
            _filled = new int[_quotas.Length];
            _leastWanted = new int[_quotas.Length];
            Array.Fill(_leastWanted, -1);
            _held = new bool[_ranked.Length];
        }

        /// <summary>
        /// Proposes down the applicant's list until a program holds them; returns whom it displaced, or <see cref="Nobody"/>.
        /// </summary>
        public int Propose(int applicant)
        {
            ref var next = ref _next[applicant];
            for (var end = _choicesFrom[applicant + 1]; next < end;)
            {
                var place = _places[next];
                var program = _choices[next++];
                if (place == MatchMarket.NotRanked)
                {
                    continue;
                }

                ref var leastWanted = ref _leastWanted[program];
                if (_filled[program] < _quotas[program])
                {
                    _filled[program]++;
                    leastWanted = Math.Max(leastWanted, place);
                    Hold(applicant, program, place);
                    return Nobody;
                }

                if (place < leastWanted)
                {
                    Hold(applicant, program, place);
                    return Displace(ref leastWanted);
                }
            }

            return Nobody;
        }

        public MatchResult Result() => new(_programOf, _filled);

        private void Hold(int applicant, int program, int place)
        {
            _held[place] = true;
            _programOf[applicant] = program;
        }

        private int Displace(ref int leastWanted)
        {
            var displaced = _ranked[leastWanted];
            _programOf[displaced] = MatchResult.Unmatched;
            _held[leastWanted] = false;
            while (!_held[leastWanted])
            {
                leastWanted--;
            }

            return displaced;
        }
    }
}
