"""What the published schemas of the forms 641 (as of 11 February 2025) and 888 (25 February 2025) of the United States'
Small Business Administration allow, as far as our files use it: our own table, element by element, in their order.

``Part(name, kind)``: ``kind`` is what the text of an element has to be, or the parts that it holds. ``needed`` parts
may not be absent (theirs that we never send included), ``many`` may come again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

Test = Callable[[str], bool]


@dataclass(frozen=True)
class Part:
    name: str
    kind: "Test | Sequence[Part]"
    needed: bool = False
    many: bool = False


def text(limit: int) -> Test:
    return lambda said: 0 < len(said) <= limit


def one_of(words: str) -> Test:
    return lambda said: said in words.split("|")


def number(least: str, most: str, places: int = 2) -> Test:
    def fits(said: str) -> bool:
        try:
            value = Decimal(said)
        except InvalidOperation:
            return False
        exponent = value.as_tuple().exponent
        return isinstance(exponent, int) and -exponent <= places and Decimal(least) <= value <= Decimal(most)

    return fits


def day(said: str) -> bool:
    return date.fromisoformat(said).isoformat() == said


HOURS, SMALL = number("0", "9999.99"), number("0", "32767", places=0)
YES_NO, IN_BUSINESS = one_of("Yes|No"), one_of("Yes|No|Undetermined")
TOPICS = one_of(
    "Business Accounting/Budget|Business Financial/Cash Flow|Business Financing/Capital Sources|"
    "Business Operations/Management|Business Plan|Business Start-up/Preplanning|Buy/Sell Business|Credit Counseling|"
    "Customer Relations|Cyber Security/Cyber Awareness|Disaster Planning/Recovery|eCommerce|Franchising|"
    "Government Contracting|Human Resources/Managing Employees|Intellectual Property Training|International Trade|"
    "Legal Issues|Marketing/Sales|Tax Planning|Technology|Other"
)
BUSINESS_TYPES = one_of(
    "Agriculture, Forestry, Fishing and Hunting|Accommodation and Food Services|Administrative and Support|"
    "Arts, Entertainment, and Recreation|Construction|Educational Services|Finance and Insurance|"
    "Health Care and Social Assistance|Information|Management of Companies and Enterprises|Manufacturing|Mining|"
    "Professional, Scientific, and Technical Services|Public Administration|Real Estate and Rental and Leasing|"
    "Retail Trade|Transportation and Warehousing|Utilities|Waste Management and Remediation Services|Wholesale Trade|"
    "Other Services (except Public Administration)"
)
RACES = one_of(
    "Asian|Black or African American|Middle Eastern|Native American/Alaska Native|"
    "Native Hawaiian/Other Pacific Islander|North African|White|Prefer not to say|Prefer to Self-Describe"
)
LOCATION = Part("Location", [Part("LocationCode", number("1", "9999999", places=0), needed=True)], needed=True)
INTAKE = Part(
    "ClientIntake",
    [
        Part("Race", [Part("Code", RACES, needed=True, many=True)], needed=True),
        Part("CurrentlyInBusiness", IN_BUSINESS, needed=True),
        Part("CurrentlyExporting", YES_NO),
        Part("BusinessType", BUSINESS_TYPES),
        Part("BusinessOwnership", [Part("Female", number("0", "100"))]),
        Part("TotalNumberOfEmployees", number("0", "1e9")),
        Part("ClientAnnualIncomePart2", [Part("ExportGrossRevenuesOrSales", number("0", "1000000000"))]),
        Part(
            "LegalEntity",
            [
                Part("Code", one_of("Corporation|LLC|Partnership|S-Corporation|Sole Proprietor|Other"), needed=True),
                Part("Other", text(80)),
            ],
        ),
    ],
)
COUNSELING = Part(
    "CounselingInformation",
    [
        Part(
            "CounselingRecord",
            [
                Part("PartnerClientNumber", text(20), needed=True),
                LOCATION,
                INTAKE,
                Part(
                    "CounselorRecord",
                    [
                        Part("PartnerSessionNumber", text(20), needed=True),
                        Part("VerifiedToBeInBusiness", IN_BUSINESS),
                        Part("BusinessStartDatePart3", day),
                        Part("CounselingProvided", [Part("Code", TOPICS, needed=True), Part("Other", text(255))]),
                        Part("SessionType", one_of("Face-to-face|Online|Prepare Only|Telephone|Training|Update Only")),
                        Part("DateCounseled", day),
                        Part(
                            "CounselingHours", [Part("Contact", HOURS), Part("Prepare", HOURS), Part("Travel", HOURS)]
                        ),
                    ],
                ),
            ],
            needed=True,
            many=True,
        )
    ],
)
TRAINING = Part(
    "ManagementTrainingReport",
    [
        Part(
            "ManagementTrainingRecord",
            [
                Part("PartnerTrainingNumber", text(20), needed=True),
                LOCATION,
                Part("DateTrainingStarted", day),
                Part("NumberOfSessions", SMALL),
                Part("TotalTrainingHours", HOURS),
                Part("TrainingTitle", text(255)),
                Part(
                    "TrainingLocation",
                    [
                        Part("City", text(80)),
                        Part("Country", [Part("Code", one_of("Chile"))]),
                    ],
                    needed=True,
                ),
                Part(
                    "NumberTrained",
                    [
                        Part("Total", SMALL, needed=True),
                        *(Part(n, SMALL) for n in ("CurrentlyInBusiness", "NotYetInBusiness", "Female", "Male")),
                    ],
                ),
                Part("TrainingTopic", [Part("Code", TOPICS, needed=True), Part("Other", text(80))]),
                Part("ProgramFormatType", one_of("Hybrid|In-person|On Demand|Online")),
                Part("Language", [Part("Code", one_of("English|Spanish"), needed=True, many=True)]),
            ],
            needed=True,
            many=True,
        )
    ],
)


def faults_of(element: Element, part: Part, path: str = "") -> list[str]:
    """What is wrong with an element and all in it: unknown, missing, out of order, repeated, or a value outside."""
    here = f"{path}/{part.name}"
    if element.tag != part.name:
        return [f"{here}: found {element.tag}"]
    if callable(part.kind):
        return [] if part.kind(element.text or "") else [f"{here}: {element.text!r}"]
    places = {child.name: place for place, child in enumerate(part.kind)}
    tags = [child.tag for child in element]
    faults = [f"{here}/{tag}: unknown" for tag in tags if tag not in places]
    known = [tag for tag in tags if tag in places]
    if known != sorted(known, key=places.__getitem__):
        faults.append(f"{here}: out of order")
    for child in part.kind:
        found = [one for one in element if one.tag == child.name]
        if (child.needed and not found) or (len(found) > 1 and not child.many):
            faults.append(f"{here}/{child.name}: {len(found)} times")
        faults += [fault for one in found for fault in faults_of(one, child, here)]
    return faults
