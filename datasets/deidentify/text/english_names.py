"""Given and family names of English that are hardly ever another word.

**Source:** names near the head of the lists of the United States' Census of 1990 and 2010 and of the Social Security
Administration, as far as they are common knowledge; those that are words, months, places or eponyms are left out.
"""

from __future__ import annotations

from datasets.deidentify.text.listed import listed

ENGLISH_GIVEN = frozenset(
    listed(
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony "
        "mark donald "
        "steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary "
        "nicholas "
        "eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack "
        "dennis jerry tyler aaron jose adam nathan henry zachary douglas kyle noah ethan jeremy walter christian "
        "keith roger "
        "terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan bruce gabriel joe logan albert "
        "willie alan eugene russell vincent philip phillip bobby johnny bradley ralph roy louis randy howard elijah "
        "liam "
        "oliver lucas mason aiden owen caleb isaac evan luke connor hunter cameron adrian ian colin graham stuart neil "
        "trevor derek gordon leonard stanley ernest norman clarence victor martin simon peter hugh malcolm duncan "
        "nigel "
        "clive barry glenn marcus dominic oscar felix theodore frederick harry leo max hector carlos juan luis miguel "
        "antonio fernando mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty "
        "margaret "
        "sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon "
        "laura "
        "cynthia kathleen amy shirley angela helen anna brenda pamela nicole emma samantha katherine christine "
        "catherine "
        "maria debra rachel carolyn janet virginia heather diane julie joyce victoria kelly christina joan evelyn "
        "lauren judith olivia frances martha cheryl megan andrea hannah jacqueline ann jean alice kathryn gloria "
        "teresa "
        "doris sara janice julia marie madison grace judy theresa beverly denise marilyn amber danielle brittany diana "
        "abigail jane lori natalie tiffany alexis kayla sophia isabella charlotte chloe ella zoe lucy molly eleanor "
        "harriet "
        "fiona claire gemma louise joanna lynn wendy tracy paula sheila yvonne audrey irene edith florence beatrice "
        "annette lorraine maureen bridget caroline valerie vanessa veronica monica sylvia tina gina carla peggy "
        "phyllis elaine geraldine constance rosemary josephine rita anita leslie sally penelope philippa imogen "
        "nora ivy mabel agnes ruth esther naomi miriam leah"
    )
)
ENGLISH_FAMILY = frozenset(
    listed(
        "smith johnson williams jones garcia miller davis rodriguez martinez hernandez lopez gonzalez anderson taylor "
        "jackson thompson sanchez clark ramirez lewis robinson walker torres "
        "flores adams nelson baker rivera campbell mitchell carter roberts gomez phillips evans  diaz "
        "edwards collins reyes stewart morales  rogers gutierrez ortiz cooper peterson "
        "kelly howard ramos richardson watson brooks chavez mendoza ruiz hughes alvarez "
        "castillo sanders patel myers jimenez jenkins perry russell sullivan coleman butler henderson "
        " gonzales vasquez patterson jordan reynolds  wallace "
        "moreno hayes bryant herrera gibson ellis medina aguilar murray freeman "
        "wells simpson tucker porter boyd kennedy dixon "
        "burns robertson henderson black harrison marshall owens mcdonald fernandez "
        "fraser macdonald campbell davies edwards  "
        "müller schmidt schneider dubois lefebvre moreau rossi ferrari tanaka suzuki sato watanabe"
    )
)
