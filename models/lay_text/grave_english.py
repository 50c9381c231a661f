# ruff: noqa: E501 - a pattern is one line
"""How dangers are told in English in many words; as `grave_vietnamese`."""

from __future__ import annotations

LINES = r"""
leg_cold_pale_sudden | \b(?:(?:right|left|one|my) (?:leg|foot|arm|hand))\b(?![^.;!?]{0,60}(?:ice|winter|water))[^.;!?]{0,30}\b(?:cold|icy)\b[^.;!?]{0,25}\b(?:white|pale|blue|numb|lifeless)\b |
leg_cold_pale_sudden | \bsudden\w*[^.;!?]{0,40}\b(?:leg|foot|arm|hand)\b[^.;!?]{0,30}\b(?:white|pale|blue|numb)\b[^.;!?]{0,20}\bcold\b |
vision_loss_sudden | \bsudden\w*[^.;!?]{0,15}\b(?:loss of (?:vision|sight)|los[te] (?:my |his |her )?(?:vision|sight)|went blind|blind in) |
vision_loss_sudden | \b(?:lost|losing|gone) (?:all |my |his |her ){0,2}(?:vision|sight)[^.;!?]{0,25}\b(?:sudden\w*|this morning|just now|an hour ago|out of nowhere) |
suicidal_thoughts | \b(?:don'?t|do not|no longer|didn'?t) (?:want|wanna|wish) (?:to )?(?:be here|wake up|be alive|exist|go on living|go on)\b[^.;!?]{0,6}(?:any ?more|any longer|ever|tomorrow) |
suicidal_thoughts | \b(?:sleep and never|go to sleep and not|fall asleep and never|never) wake up\b |
suicide_plan | \b(?:end it(?: all)?|kill myself|end my life|die)\b[^.;!?]{0,30}\b(?:tonight|today|right now|i have (?:the |my |enough )?(?:pills|tablets|rope|gun)) |
suicide_plan | \b(?:going to|gonna|want to|about to|ready to|plan to|will) (?:jump off|jump from|hang myself|slit my wrists|shoot myself|jump in front)\b |
suicide_plan | \bstanding on (?:the |a )?(?:roof|bridge|ledge|balcony|railing|tracks)\b[^!?]{0,60}\b(?:done|tired of (?:life|living|it all|everything)|goodbye|end it|can'?t go on|jump)\b |
medicine_too_much | \b(?:took|swallowed|taken|ate|downed|popped)\b (?:a |the |all |all of |my |her |his |an ){0,3}(?:whole|entire|full|all)? ?(?:bottle|box|pack|packet|strip|blister|jar|handful|bunch) (?:of )?(?:\w+ ){0,3}(?:pills|tablets|tylenol|paracetamol|ibuprofen|medicine|meds|medication|sleeping) |
urine_little | \bno wet (?:nappies|nappy|diapers?)\b|\b(?:nappy|nappies|diapers?) (?:has |have )?(?:been |is |are |stayed )?dry\b|\bhas ?n[o']t (?:peed|had a wet|wet)|\bno (?:pee|urine|wee) (?:for|in|since) |
rash_not_blanching | \b(?:rash|spots|dots)\b[^.;!?]{0,40}\b(?:doesn'?t|does not|won'?t|don'?t|do not|not|stays?)\b ?(?:go away|fade|fading|disappear|blanch|turn white|going away)?[^.;!?]{0,25}\b(?:press\w*|glass|tumbler|pushed|push)\b |
chest_pain_tearing | \b(?:sudden|severe|worst|terrible)\b[^.;!?]{0,20}\bpain\b[^.;!?]{0,25}\b(?:back|chest|shoulder blades)\b[^.;!?]{0,15}\b(?:tearing|ripping|tear)\b |
chest_pain_tearing | \b(?:tearing|ripping) (?:\w+ ){0,2}(?:pain|sensation|feeling)\b[^.;!?]{0,20}\b(?:back|chest|shoulder blades)\b |
eye_chemical | \b(?:bleach|lime|acid|cement|drain cleaner|oven cleaner|detergent|soap|chemical|ammonia|super ?glue)\b[^.;!?]{0,25}\b(?:splash\w*|squirt\w*|spray\w*|got|went|spilled|flew)\b[^.;!?]{0,15}\b(?:in|into)\b[^.;!?]{0,8}\beyes?\b |
blood_exposure | \b(?:needle|needlestick|scalpel)\b[^.;!?]{0,40}\b(?:hiv|hepatitis|patient|aids)\b |
genital_injury | \b(?:kicked|hit|punched|struck|kneed|got hit)\b[^.;!?]{0,15}\b(?:balls|nuts|testicles?|groin|scrotum|nads)\b |
erection_prolonged_painful | \berection\b[^.;!?]{0,25}\b(?:[4-9]|\d{2}|four|five|six|several) hours?\b|\berection\b[^.;!?]{0,15}\b(?:won'?t|will not|not) (?:go down|go away) |
unconscious | \b(?:won'?t|will not|can(?:no|')?t|not|doesn'?t|isn'?t) (?:wake up|waking up|be woken|respond(?:ing)? (?:to me|at all|when)|open (?:his|her) eyes)\b(?! (?:early|on time|for school|until|before|for work|at)) | ^(?!.*never)
antithyroid_medicine | \b(?:on|taking|takes|take|started) (?:methimazole|carbimazole|propylthiouracil|ptu|antithyroid) |
blood_exposure | \b(?:sex|slept|condom|intercourse|hooked up)\b[^.;!?]{0,60}\b(?:hiv|aids)\b |
pelvic_pain_one_side | \bpain\b[^.;!?]{0,12}\b(?:low|lower|down) (?:down )?(?:on|in) (?:the |my )?(?:lower )?(?:right|left)\b |
chest_pain_radiates_jaw | \b(?:chest|breastbone|sternum|heart)\b[^.;!?]{0,40}\b(?:into|to|up|in|down|through)\b[^.;!?]{0,30}\bjaw\b |
chest_pain_radiates_arm | \b(?:breastbone|sternum)\b[^.;!?]{0,40}\b(?:into|to|down|through)\b[^.;!?]{0,15}\b(?:shoulders?|arms?)\b |
skin_black_dead | \b(?:toes?|foot|feet|heel)\b[^.;!?,]{0,20}\b(?:turned|turning|gone|going|went|is|are|looks?|completely) black\b(?! and blue) |
chest_pain_pressing | \b(?:elephant|weight|brick|stone|someone|vice|vise|tight band|band tightening)\b[^.;!?]{0,20}\b(?:on|in|round|around) (?:my |the |his |her )?chest\b |
speech_slurred | \b(?:words|speech)\b[^.;!?]{0,20}\b(?:jumbled|mixed up|wrong|muddled|nonsense|gibberish|won'?t come)\b |
arm_weakness_one_side | \b(?:keeps? dropping|dropped|dropping|can'?t (?:hold|grip|lift))\b[^.;!?]{0,25}\b(?:cup|fork|spoon|things|pen|phone|arm)\b(?![^.;!?]{0,20}(?:months|years|thumb)) |
face_droop | \b(?:mouth|face|smile)\b[^.;!?]{0,20}\b(?:crooked|lopsided|to one side|drooping|sagging|pulled)\b |
strangled | \b(?:strangled|choked|throttled)\b (?:me|her|him)\b|\bhands? (?:round|around) (?:my|her) (?:neck|throat)\b |
eye_injury_sharp | \b(?:glass|nail|wire|stick|knife|scissors|needle|metal)\b[^.;!?]{0,20}\b(?:in|into|through|hit)\b (?:my |his |her |the )?(?:left |right )?eye\b[^.;!?]{0,30}\b(?:bleed\w*|blood|can'?t open|can'?t see)\b |
vaginal_bleeding_heavy | \b(?:soak\w*|chang\w*|through|filling)\b[^.;!?]{0,20}\b(?:pads?|towels?|tampons?)\b[^.;!?]{0,20}\b(?:hour|minutes|30 min)\b |
fetal_movement_reduced | \b(?:baby|foetus|fetus|bump)\b[^.;!?]{0,25}\b(?:has ?n[o']?t|have ?n[o']?t|is ?n[o']?t|not|no longer|stopped|hardly|barely|less)\b[^.;!?]{0,15}\b(?:mov\w*|kick\w*)\b |
fetal_movement_reduced | \b(?:can ?[n']?o?t|have ?n[o']?t|no longer|stopped)\b[^.;!?]{0,12}\b(?:feel|felt|feeling)\b[^.;!?]{0,12}\b(?:baby|kicks?|it)\b[^.;!?]{0,12}\b(?:mov\w*|kick\w*|today)\b |
testicle_pain_sudden | \b(?:balls?|nuts?|testicles?|bollocks?|nads|scrotum|ballsack)\b[^.;!?]{0,30}\b(?:sudden\w*|killing|agony|excruciating|unbearable|since (?:last night|this morning|an hour|\w+ hours?))\b(?<!football) |
testicle_pain_sudden | \bsudden\w*[^.;!?]{0,30}\b(?:testicles?|ball hurts|balls hurt|pain in (?:one|my|his|the|a|both|left|right) (?:left |right )?(?:balls?|nuts?))\b |
testicle_swelling | \b(?:(?:one|my|his|the|a|left|right) ball|testicle|nut)\b(?! (?:game|of my foot))[^.;!?]{0,40}\bswollen\b |
testicle_high_or_twisted | \b(?:ball|balls|testicle|nut)\b[^.;!?]{0,45}\b(?:pulled|riding|drawn|higher|twisted)\b(?: up| high)? |
suicidal_thoughts | \b(?:thinking|thoughts?|think|plan(?:ning)?|want(?:ing)?|going)\b[^.;!?]{0,12}\b(?:of |about |to |on )(?:end(?:ing)? (?:it(?: all)?|things|everything|my life)|not being here|killing myself|being dead)\b |
suicide_plan | \b(?:end(?:ing)? (?:it(?: all)?|things|everything|my life)|kill(?:ing)? myself|suicide|better off dead)\b[^!?]{0,40}\b(?:tonight|today|plan|note|goodbye|ready|rope|pills|tablets|gun|bridge|knife)\b |
weakness_legs | \b(?:can ?[n']?o?t|could ?n[o']?t|have ?n[o']?t been able to|not able to|unable to|no longer)\b[^.;!?]{0,8}\b(?:feel|move|lift|stand on|use)\b[^.;!?]{0,8}\b(?:legs?|feet|either leg|both legs)\b |
weakness_legs | \b(?:legs?|feet) (?:have |has |are |went |gone |just )*(?:dead|paraly[sz]ed|gone numb|no feeling|given way|stopped working)\b |
urine_incontinence | \b(?:wet|wetting|peed|pissed|soiled|pooed)\b ?(?:on )?(?:myself|himself|herself|his pants|her pants|my pants) |
"""
