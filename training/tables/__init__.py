"""Models that read a table: one declarative recipe file each, everything else is here.

How to add one (see `training/recipes/heart_disease.py`):

1. `training/recipes/NAME.py` defines `RECIPE = TableRecipe(...)`; data of one folder in a `Source` (licence, citation).
2. `read` turns the folder into one frame, one row a case; `target` says which rows are positive.
3. `features`: an input of `models/vocabulary` (or declared in the recipe's file) and the column it comes from, by
   `quantity`, `flag`, `choice` or `derived`; `direction` only where medicine is sure; `required` where an answer
   without it would be a guess. The unit is the input's: convert with `factor`. End it with `.silent()` where a blank
   may not tell: by a hospital's habit, or because the patient died before it was asked.
4. `excluded`: every other column with the reason; training refuses a column that is neither.
5. `group` (hospital, patient; default: identical rows stay together), `site` for leave-one-site-out, `is_test` for a
   fixed test (a year), `weights` of a survey, `subgroups`, `baselines` (a published score on the same rows),
   `externals`.
6. `words`, `finding`, `specialties`, `sensitivity` (of the threshold), `example` (a made-up patient), `floors`.
7. `./tuetinh train NAME --data DATA --out RUN`, look at the pictures in MLflow, then
   `./tuetinh promote NAME --run RUN` and commit `models/NAME/`.
"""
