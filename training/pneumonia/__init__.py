"""What only the recipe `paediatric_pneumonia` needs: its films, network, gate and figures."""
