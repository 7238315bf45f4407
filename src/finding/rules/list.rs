//! What a list, and a plan made of two, can have.

use super::{COLLECT, ERRORS, PLAN, Rule, Severity, rules};

rules! {
    PlanUnreadable { "plan-unreadable", "Unreadable plan", Error, None,
        params: { reason: Text },
        message: "The plan cannot be made: {reason}",
        help: "Give what is there, what is wanted, and a target with `resource` and `id`.",
        why: "Only what is understood can be compared.", source: PLAN }
    ListUnreadable { "list-unreadable", "Unreadable list", Error, None,
        params: { what: Words, reason: Words },
        message: "The list of {what} cannot be read: {reason}",
        help: "Give the answer that lists the items, a JSON array, a CSV with a header, or one reference a line.",
        why: "Only what is understood can be compared.", source: PLAN }
    ListNotUtf8 { "list-not-utf8", "List that is not UTF-8", Error, None,
        params: { what: Words, reason: Words },
        message: "The list of {what} is not UTF-8: {reason}.",
        help: "Save it as UTF-8. In Excel, choose Save As and the type \"CSV UTF-8\", not \"CSV\".",
        why: "Excel's CSV is in the code page of the machine that wrote it, so that the letters of its names are not certain.",
        source: PLAN }
    ListQuoteUnclosed { "list-quote-unclosed", "Unclosed quote in a CSV", Error, None,
        params: { what: Words },
        message: "A cell in the list of {what} opens with a quote, which is not closed where the cell ends.",
        help: "Close the cell with a quote, and write a quote inside it as two. What follows was not read.",
        why: "A quote that is not closed makes one cell of all the rows up to the next quote.",
        source: "RFC 4180" }
    ListRowsInCell { "list-rows-in-cell", "Rows inside a cell", Error, None,
        params: { what: Words },
        message: "A cell of this row in the list of {what} holds several lines, and in one an id beside other cells: these may be rows of their own.",
        help: "Look for a quote that is not closed in it, or one too many. If it is a text, take the ids out of it.",
        why: "A quote that is not closed makes one cell of all the rows up to the next quote: their ids would be lost in silence.",
        source: "RFC 4180" }
    ListRowTooLong { "list-row-too-long", "Row with too many cells", Error, None,
        params: { what: Words, found: Number, expected: Number },
        message: "This row in the list of {what} has {found} cells, its header has {expected}.",
        help: "Put each cell that holds a delimiter in double quotes. The id of a site holds commas.",
        why: "Where a cell is taken for several, those behind it stand in the wrong columns.",
        source: "RFC 4180" }
    ListRowShort { "list-row-too-short", "Row with too few cells", Warning, None,
        params: { what: Words, count: Number, found: Number, expected: Number },
        message: "Some rows in the list of {what} have fewer cells than the rows around them: {count}, the first with {found} of {expected}.",
        help: "Check that these rows are whole, and that no rows are missing behind them.",
        why: "Where files are joined that were cut, a row ends too soon, and the rows behind it are lost.",
        source: "RFC 4180" }
    ListCutInRow { "list-cut-in-row", "List that ends within a row", Error, None,
        params: { what: Words, found: Number, expected: Number },
        message: "The list of {what} may have been cut off: its last row ends behind {found} of {expected} cells.",
        help: "Export the list again, or compare its end with what it was made from. If it is whole, put a line end behind its last row, or give that row all its cells.",
        why: "Where a list was cut off, what is missing would be removed, or stay unprotected.",
        source: "RFC 4180" }
    ListRowNotMeant { "list-row-not-meant", "Row that is not meant", Error, None,
        params: { name: Text, value: Text, what: Words },
        message: "This row in the list of {what} has \"{value}\" as its \"{name}\", so it was left out.",
        help: "Remove the rows that are not meant. If all are, remove the column or property \"{name}\".",
        why: "A list has what is meant alone. What another column says of a row is not followed, and must not be overlooked.",
        source: PLAN }
    ListItemNotMeant { "list-item-not-meant", "Item that is not meant", Error, None,
        params: { value: Text, what: Words, how: Words },
        message: "\"{value}\" in the list of {what} is {how}, so it was left out.",
        help: "Remove the items that are not meant. If it is meant, remove its mark.",
        why: "A list has what is meant alone. A box that is not ticked, and a line through an id, say that it is not.",
        source: PLAN }
    ListColumnUnclear { "list-column-unclear", "Column that may choose rows", Warning, None,
        params: { name: Text, what: Words },
        message: "In the list of {what}, \"{name}\" says yes or no of some rows and not of others. It was not followed.",
        help: "If it says which rows are meant, keep these alone. Remove the column or property in any case.",
        why: "What ticks some rows and not others may say which of them are meant.",
        source: PLAN }
    ListNoteUnclear { "list-note-unclear", "Note that may say no", Warning, None,
        params: { name: Text, value: Text, what: Words },
        message: "In the list of {what}, a row has \"{value}\" as its \"{name}\", which may say that it is not meant. It was not followed.",
        help: "Remove the rows that are not meant, and then the column.",
        why: "What people note beside a row may say what is to become of it.",
        source: PLAN }
    ListHeadingUnclear { "list-heading-unclear", "Heading that may say no", Warning, None,
        params: { what: Words, value: Text },
        message: "This line in the list of {what} may say that what stands below it is not meant: \"{value}\". It was not followed.",
        help: "Remove what is not meant, and then the line.",
        why: "Titles and comments are passed over. One list of what is to stay and what is to go looks like a list of one of them.",
        source: PLAN }
    ListDestinationUnclear { "list-destination-unclear", "Unclear destination in a list", Error, None,
        params: { name: Text, value: Text, what: Words },
        message: "In the list of {what}, \"{name}\" may say where to restore to (\"{value}\"). It was not followed.",
        help: "Name it `destinationType`, with the values `new` and `inPlace`. If it means something else, remove it.",
        why: "`inPlace` restores over the data that is there. What a list says of that must not be overlooked.",
        source: PLAN }
    ListDestinations { "list-destinations-differ", "Several destinations in a list", Warning, None,
        params: { what: Words },
        message: "The items in the list of {what} do not all restore to the same place, which their ids alone do not say.",
        help: "Make a session for each destination, from a list of its items alone.",
        why: "`inPlace` restores over the data that is there. Ids without their destination all restore to that of the request.",
        source: COLLECT }
    ListBrowseSessions { "list-browse-sessions-differ", "Several browse sessions in a list", Warning, None,
        params: { what: Words },
        message: "The items in the list of {what} were not all found in the same browse session, which their keys alone do not say.",
        help: "Collect the items of each browse session from a list of their own, and build each with its `browseSessionId`.",
        why: "A key means something only in the browse session that it was found in.",
        source: COLLECT }
    ListDestination { "list-destination", "Destination of a list", Info, None,
        params: { what: Words, value: Words },
        message: "Each item in the list of {what} restores to `{value}`, which its id alone does not say.",
        help: "Build with `{value}` as the `destinationType`, where that is meant.",
        why: "`inPlace` restores over the data that is there. Ids without their destination all restore to that of the request.",
        source: COLLECT }
    ListBrowseSession { "list-browse-session", "Browse session of a list", Info, None,
        params: { what: Words, value: Text },
        message: "Each item in the list of {what} was found in the browse session {value}, which its key alone does not say.",
        help: "Build with this as the `browseSessionId`.",
        why: "A key means something only in the browse session that it was found in.",
        source: COLLECT }
    ListUnitTwice { "list-unit-twice", "Two restore points of one unit", Warning, None,
        params: { what: Words, count: Number, value: Text },
        message: "The list of {what} has several restore points of the same protection unit: of {count} units, first {value}.",
        help: "Keep the restore point that is meant of each.",
        why: "What is restored twice is restored to two states, and no document says which of them lasts.",
        source: PLAN }
    ListReferenceUnclear { "list-reference-unclear", "No reference", Error, None,
        params: { value: Text, what: Words, kind: Words, reason: Words, expected: Words, form: Words },
        message: "\"{value}\" in the list of {what} is no {kind}: {reason}.",
        help: "Remove it, or make it a comment with `#` before the line. If it heads a column, name that `{expected}`. {form}",
        why: "Other words, taken for references, would be added; and what was meant by them would be removed.",
        source: PLAN }
    IdReadFrom { "id-read-from", "Id read from a longer text", Info, None,
        params: { value: Text, what: Words, reason: Words, from: Words, form: Words, whole: Words, list: Maybe },
        message: "\"{value}\" was read as the {what} {whole}: {reason}.",
        help: "Nothing to do if that is the id that is meant.",
        why: "Ids are copied with what stands around them. Where that leaves one reading, it is taken, and told.",
        source: "graph-backup-delta, build, collect and plan" }
    ListAround { "list-around", "Text around a list", Info, None,
        params: { what: Words, value: Text },
        message: "What stands around the list of {what} was passed over: \"{value}\".",
        help: "Nothing to do if it is no part of the list.",
        why: "Lists are copied with titles, headers of HTTP, fences and prompts.", source: PLAN }
    ListHeaderAgain { "list-header-again", "Header inside a table", Error, None,
        params: { what: Words },
        message: "The header stands once more in the list of {what}.",
        help: "Remove the line. If tables were joined there, check that the rows below it have the same columns.",
        why: "Rows below another header may have other columns.", source: PLAN }
    ListOtherIds { "list-other-ids", "Ids in another column", Warning, None,
        params: { what: Words, name: Text },
        message: "In the list of {what}, the column \"{name}\" holds ids as well, which were passed over.",
        help: "Nothing to do if they are not the ones that are meant. Else leave out the other column.",
        why: "Where a table has several columns of ids, which of them is meant shows in its header alone.", source: PLAN }
    ListGoesOn { "list-goes-on", "List that goes on", Error, None,
        params: { what: Words, value: Text },
        message: "The list of {what} may not be the whole: \"{value}\" stands in it.",
        help: "Give the whole list. If it is whole, remove that line.",
        why: "What was left out of a list would be removed, or stay unprotected.", source: PLAN }
    ListCount { "list-count-differs", "List that counts more", Error, None,
        params: { what: Words, found: Number, expected: Number },
        message: "The list of {what} says to hold {expected} items, and holds {found}.",
        help: "Read all pages, and give their `value` arrays as one. If all are there, remove the count.",
        why: "A page of a list is not the list: what it leaves out would be removed, or added again.", source: "Microsoft Graph, paging" }
    ListItemOfOtherKind { "list-item-of-other-kind", "Item of another kind", Error, None,
        params: { what: Words, found: Words, expected: Words, advice: Words },
        message: "An item in the list of {what} is {found}; {expected} is asked for.",
        help: "{advice}",
        why: "The id of something else names nothing here.", source: "Microsoft Graph reference" }
    ListGroups { "list-of-groups", "Groups in a list", Warning, None,
        params: { what: Words, count: Number },
        message: "Some items in the list of {what} are groups: {count}.",
        help: "If the members are meant, list them. If the groups' own mailboxes are meant, look afterwards whether each is protected.",
        why: "A group is not its members. No document says whether a policy protects the mailbox of a group; beta names mailboxes of users and shared ones.",
        source: "Microsoft Graph reference, beta, mailboxProtectionUnit" }
    ListWithoutRestorePoint { "list-unit-without-restore-point", "Unit without a restore point", Warning, None,
        params: { what: Words, value: Text },
        message: "The search found no restore point of the protection unit {value}, so it is not in the list of {what}.",
        help: "Search in another period of time, or leave it out knowingly: it will not be restored.",
        why: "The answer to a search names the units of which nothing was found apart from what was found.",
        source: "Microsoft Graph reference, restorePointSearchResponse" }
    ListComment { "list-id-in-comment", "Id in a comment", Warning, None,
        params: { what: Words, value: Text },
        message: "This line of the list of {what} starts as comments do, so it was passed over with the id in it.",
        help: "If it is a comment, start it with `#` and a blank. Else remove what stands before the id.",
        why: "A number or a ticket before an id may look like the start of a comment.", source: COLLECT }
    ListWords { "list-words", "Words between ids", Warning, None,
        params: { what: Words, count: Number, value: Text, kind: Words },
        message: "In the list of {what}, some words are no {kind}s and were left out: {count}, first \"{value}\".",
        help: "Nothing to do if they are no ids. Else give the ids alone, one a line.",
        why: "Words that stand beside ids are seldom ids themselves.", source: PLAN }
    ListIncomplete { "list-incomplete", "List with more pages", Error, None,
        params: { what: Words },
        message: "The list of {what} goes on: it says, as by an `@odata.nextLink`, that there is more.",
        help: "Read all pages, and give their `value` arrays as one. If it is whole, remove what says that there is more.",
        why: "What is missing from the list would be removed, or added again.", source: "Microsoft Graph, paging" }
    ListPageTwice { "list-page-twice", "Page that stands twice", Error, None,
        params: { what: Words, page: Number, first: Number, same: Words },
        message: "Page {page} of the list of {what} has the same {same} as page {first}: another page may be missing in its place.",
        help: "Read all pages again, and give each once. If these are several lists that are whole, give their `value` arrays as one array.",
        why: "Where a page is read or pasted twice, another one is easily left out. What is missing from the list would be removed, or added again.",
        source: "Microsoft Graph, paging" }
    ListPageApart { "list-page-last-too-soon", "Last page before others", Error, None,
        params: { what: Words, page: Number, count: Number },
        message: "Page {page} of {count} in the list of {what} names no next page, as a last page does, but is not the last: a page may be missing.",
        help: "Read all pages again, and give them in their order. If these are several lists that are whole, give their `value` arrays as one array.",
        why: "Each page but the last names the next one. What is missing from the list would be removed, or added again.",
        source: "Microsoft Graph, paging" }
    ListOfChanges { "list-of-changes", "List of changes", Warning, None,
        params: { what: Words },
        message: "The list of {what} is a body or an answer with `@delta`: it tells what changed, and maybe not all that is there.",
        help: "List all that is there with GET, and give that.",
        why: "What is there and not in the list would be added again, and what should go would stay.", source: "OData JSON Format 4.01, delta payloads" }
    ListItemUnclear { "list-item-unclear", "Unclear item of a list", Error, None,
        params: { what: Words, found: Words },
        message: "An item in the list of {what} is {found} that names nothing.",
        help: "Give each item with its id, its reference, or both.",
        why: "What is not understood must not be lost in silence.", source: PLAN }
    ListWithoutReferences { "list-references-missing", "Items without references", Error, None,
        params: { what: Words, count: Number, expected: Words },
        message: "{count} of the items in the list of {what} do not say what they refer to.",
        help: "Give each with its `{expected}`, not by its own id alone.",
        why: "What is there and what is wanted are compared by what they refer to; an item gets its own id once it is added.",
        source: PLAN }
    ListWithoutIds { "list-ids-missing", "Items without ids", Warning, None,
        params: { expected: Words, property: Words, count: Number, what: Words },
        message: "No {expected} stands in {count} of the items in the list of {what}.",
        help: "These items were passed over. Give each with its `{property}`; an item's own id and what it refers to are two things.",
        why: "What is not understood must not be lost in silence.", source: COLLECT }
    PlanWithoutIds { "plan-without-ids", "Items without ids", Warning, None,
        params: { count: Number },
        message: "{count} of the items that are there are not wanted, but have no id, so they are not removed.",
        help: "Give what is there with the items' own ids.",
        why: "An item is removed by its own id, not by what it refers to.", source: PLAN }

    PlanWithoutWanted { "plan-wants-nothing", "Nothing is wanted", Error, None,
        params: { there: Number },
        message: "The list of what is wanted is empty, so all {there} items that are there would be removed.",
        help: "Check that the list is the right one, and whole. To remove everything, allow that the list is empty.",
        why: "A file that was not written, a page without rows and a failed export are empty too.", source: PLAN }
    PlanOfChanges { "plan-from-changes", "Removals from a list of changes", Error, None,
        params: { count: Number },
        message: "The list of what is wanted tells what changed, and not all that is wanted: what it leaves out, {count} items, would be removed.",
        help: "Give a list of all that is wanted.",
        why: "An earlier body, or the answer to a delta query, says nothing of what it leaves out.", source: "OData JSON Format 4.01, delta payloads" }
    PlanComment { "plan-id-in-comment", "Removal of what a comment names", Error, None,
        params: { what: Words, value: Text },
        message: "A comment in the list of {what} holds the id {value}, which was passed over.",
        help: "Remove the comment's mark to keep the item, or the whole line to be without it.",
        why: "What a comment names is not wanted as it is written; whether it should go, it does not say.", source: PLAN }
    PlanOwnIds { "plan-own-ids", "Own ids as references", Error, None,
        params: { count: Number, which: Words, expected: Words },
        message: "{count} of what is wanted are the own ids of items that are there, and not what these refer to: {which}.",
        help: "Give what the items refer to: their `{expected}`.",
        why: "The items would be removed, and their own ids added as if they were something to protect or restore.", source: PLAN }
    PlanNamed { "plan-removes-named", "Removal of what the list names", Error, None,
        params: { count: Number, which: Words },
        message: "{count} of what would be removed are named in the list of what is wanted, though not as wanted: {which}.",
        help: "To keep them, give them as the others. To remove them, take them out of the list altogether, or the column or property that names them.",
        why: "A list that names an item without wanting it may not have been understood.", source: PLAN }
    PlanGoing { "plan-wanted-removed", "Removed items are wanted", Error, None,
        params: { count: Number },
        message: "{count} items in the list of what is wanted say that they are being removed.",
        help: "Leave them out if they are not wanted. Else give them without their `status` or `@removed`.",
        why: "Whether they are to stay or to go is not clear.", source: PLAN }
    PlanRemark { "plan-removes-beside-line", "Removal, and a line that may limit the list", Warning, None,
        params: { what: Words, value: Text },
        message: "The plan removes items, and this line at the list of {what} may say that it is not the whole: \"{value}\".",
        help: "Check that the list is the whole. If it is, remove the line.",
        why: "What a title or a comment says of a limit, a filter or a count is not followed; what the list lacks is removed.",
        source: PLAN }
    PlanGap { "plan-removes-beside-gap", "Removal, and a gap in the numbering", Warning, None,
        params: { what: Words, before: Number, after: Number },
        message: "The plan removes items, and the numbering of the list of {what} goes from {before} to {after}: rows may be missing.",
        help: "Check that the list is the whole. If it is, number it again.",
        why: "Where rows are lost on the way, their numbers are missing. What the list lacks is removed.",
        source: PLAN }
    PlanOfRule { "plan-removes-by-rule", "Removal of what a rule protects", Warning, None,
        params: { count: Number, which: Words },
        message: "{count} of what would be removed are protected by a dynamic rule: {which}.",
        help: "Change the rule, or leave these in the list of what is wanted. The service may refuse the whole request, with what else stands in it.",
        why: "A unit that a dynamic rule protects cannot be removed by hand: 400 ProtectionUnitActionNotAllowed.",
        source: ERRORS }
    PlanTwice { "plan-reference-twice", "One reference, several items", Warning, None,
        params: { count: Number, which: Words },
        message: "{count} of what is there refer to the same as another item there: {which}.",
        help: "Check which of them is meant to stay. All of them are kept or removed together.",
        why: "Items are compared by what they refer to.", source: PLAN }
    PlanBothUnits { "plan-protected-and-excluded", "Protected and left out", Warning, None,
        params: { count: Number, which: Words, other: Words },
        message: "{count} of what is wanted stand among what the policy {other} as well: {which}.",
        help: "Check whether they are to be protected or left out, and take them out of the other list.",
        why: "No document says which of the two counts.", source: "Microsoft Graph reference, beta, exclusionUnitBase" }
    PlanRemovesMany { "plan-removes-many", "Much is removed", Warning, None,
        params: { count: Number, there: Number },
        message: "The plan removes {count} of the {there} items that are there.",
        help: "Check that the list of what is wanted is the right one, and whole.",
        why: "More than a tenth is more than usually leaves at once; a list that is not whole looks like that.", source: PLAN }
    PlanRemovesAll { "plan-removes-all", "Everything is removed", Warning, None,
        params: { count: Number, there: Number },
        message: "Nothing that is there is wanted: the plan removes {count} of {there}.",
        help: "Check that the list of what is wanted is the right one, and whole.",
        why: "A list that is empty or of something else looks like the wish to remove everything.",
        source: PLAN }
    PlanSiteForms { "plan-site-forms", "Site ids in two forms", Error, None,
        params: { count: Number, which: Words },
        message: "{count} of the sites to add may be there already, under the other form of their ids: {which}.",
        help: "Write the sites' ids as the list of what is there has them: a host and two GUIDs, or a GUID alone.",
        why: "Sites are compared by their ids as they are written: one in the other form is removed, and added again.",
        source: "Microsoft Graph reference, siteProtectionUnit: its samples show both forms" }
    PlanDestinationContradicts { "plan-destination-contradicts", "Two destinations for one session", Warning, None,
        params: { count: Number, found: Words, value: Words, which: Words },
        message: "{count} of what is wanted say to restore to `{found}`, where the session is to restore to `{value}`: {which}. They are added as they say.",
        help: "Set `destinationType` to \"{found}\" if that is meant. Else take it out of the list.",
        why: "A restore session has one destination. `inPlace` restores over the data that is there: which of the two is meant must be clear.",
        source: ERRORS }
    PlanBrowseSession { "plan-browse-session", "Another browse session in a line", Error, None,
        params: { what: Words, value: Text, expected: Text },
        message: "A title or a comment in the list of {what} names the browse session {value}. What is to be added would be of {expected}.",
        help: "Give the browse session that the items were found in as the target's `browseSessionId`, or in a column of that name. If the line is about something else, remove it.",
        why: "A key means something only in the browse session that it was found in.",
        source: PLAN }
    PlanUnprotected { "plan-unprotected", "Kept, but not protected", Warning, None,
        params: { count: Number, found: Words },
        message: "{count} of the kept items are not protected, or soon will not be: their status is {found}.",
        help: "The plan does nothing about them, as they are still listed. Look into them in the Microsoft 365 admin center.",
        why: "What is listed is not always protected.", source: "Microsoft Graph reference, protectionUnitStatus" }
    PlanStatusUnclear { "plan-status-unclear", "Kept, with a status that is not known", Warning, None,
        params: { count: Number, found: Words },
        message: "{count} of the kept items have a status that does not say whether they are protected: {found}.",
        help: "Look into them in the Microsoft 365 admin center. If a script wrote numbers for the statuses, give the answer itself.",
        why: "Only a status that is known says that an item is protected.", source: "Microsoft Graph reference, protectionUnitStatus" }
    PlanDestination { "plan-destination-differs", "Kept with another destination", Error, None,
        params: { count: Number, found: Words, value: Words, which: Words },
        message: "{count} of the kept items restore to `{found}`, where `{value}` is wanted: {which}.",
        help: "Set `destinationType` to \"{found}\", or make another session for what is to restore to \"{value}\".",
        why: "A restore session has one destination. `inPlace` restores over the data that is there.",
        source: ERRORS }
}
