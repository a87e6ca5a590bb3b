using System.Text.Json.Nodes;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.OpenApi.Schemas;

/// <summary>The applicant, as several requests have it; what is read is in <see cref="ApplicantReader"/>.</summary>
internal static class ApplicantSchema
{
    public static JsonObject Of(SchemaBook book) => Schema.Object(
        ["type"],
        ("type", Schema.Word(Vocabulary.ApplicantTypes.Words)),
        ("graduationYear", Schema.Whole(1950, 2100).Says("Year of the medical degree; the season's rules follow from it.")),
        ("step1", book.Request("StepExam", _ => Exam(1, 300))),
        ("step2ck", book.Request("StepExam", _ => Exam(1, 300))),
        ("comlexLevel1", book.Request("ComlexExam", _ => Exam(9, 999))),
        ("comlexLevel2", book.Request("ComlexExam", _ => Exam(9, 999))),
        ("classQuartile", Schema.Whole(1, 4).Says("1 is the top quarter.")),
        ("aoa", Schema.Flag().Says("Member of Alpha Omega Alpha.")),
        ("goldHumanism", Schema.Flag().Says("Member of the Gold Humanism Honor Society.")),
        ("honors", Words(Vocabulary.Clerkships.Words).Says("Clerkships passed with honors.")),
        ("research", book.Request("Research", _ => Research())),
        ("letters", Words(Vocabulary.Letters.Words).Says("Who writes the letters of recommendation.")),
        ("rotations", Schema.List(book.Request("Rotation", _ => Rotation()), JsonObjectReader.MaxListLength)),
        ("leadership", Words(Vocabulary.Leadership.Words)),
        ("usClinicalExperienceMonths", Schema.Whole(0, 600)),
        ("homeInstitution", Name().Says("Key of the own school's institution; `institution` of a program is such a key.")),
        ("ties", book.Request("Ties", Ties)),
        ("needsVisa", Schema.Word(Vocabulary.Visas.Words)),
        ("redFlags", Words(Vocabulary.RedFlags.Words)));

    /// <summary>A text of the length that any field of a request may have.</summary>
    public static JsonObject Name() => Schema.Text(JsonObjectReader.MaxStringLength);

    public static JsonObject Names(int most = JsonObjectReader.MaxListLength) => Schema.List(Name(), most);

    private static JsonObject Words(IEnumerable<string> words) => Schema.List(Schema.Word(words), JsonObjectReader.MaxListLength);

    private static JsonObject Exam(double least, double most) => Nullable(Schema.Object(
        [],
        ("result", Schema.Word(Vocabulary.ExamResults.Words)),
        ("score", Schema.Number(least, most)),
        ("attempts", Schema.Whole(1, 10).Says("How often it was taken, the last time included."))));

    private static JsonObject Research() => Nullable(Schema.Object(
        [],
        ("abstracts", Schema.Whole(0, 500)),
        ("posters", Schema.Whole(0, 500)),
        ("papers", Schema.Whole(0, 500)),
        ("firstAuthorPapers", Schema.Whole(0, 500).Says("Of the papers.")),
        ("irProjects", Schema.Whole(0, 500).Says("Projects connected to interventional radiology."))));

    private static JsonObject Rotation() => Schema.Object(
        ["kind"],
        ("kind", Schema.Word(Vocabulary.Rotations.Words)),
        ("specialty", Name()),
        ("programId", Name()));

    private static JsonObject Ties(SchemaBook book) => Nullable(Schema.Object(
        [],
        ("states", Names().Says("Codes such as MI.")),
        ("near", Schema.List(book.Request("NearTie", _ => Near()), JsonObjectReader.MaxListLength))));

    private static JsonObject Near() => Schema.Object(
        ["lat", "lon", "radiusKm"],
        ("lat", Schema.Number(-90, 90)),
        ("lon", Schema.Number(-180, 180)),
        ("radiusKm", Schema.Number(0, 20038)));

    /// <summary>The same, or nothing: what a field may hold that may be left out.</summary>
    public static JsonObject Nullable(JsonObject schema)
    {
        schema["type"] = new JsonArray("object", "null");
        return schema;
    }
}
