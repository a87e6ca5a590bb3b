namespace SmartPick.Data.Tests;

/// <summary>The column order of data/README.md.</summary>
internal static class Schema
{
    public const string Header =
        "program_id,specialty,name,institution,city,state,lat,lon,setting,positions,tracks,step2ck_median,"
        + "step2ck_minimum,step2ck_minimum_kind,comlex,visas,do_share,img_share,applicants,interviews,"
        + "signals_accepted,ir_division,research_funding_musd,source,source_date";
}
